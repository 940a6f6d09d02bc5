cask "strikemap" do
  version "@VERSION@"
  sha256 "@SHA256:strikemap-@VERSION@-macos.zip@"

  url "@REPOSITORY@/releases/download/v#{version}/strikemap-#{version}-macos.zip"
  name "strikemap"
  desc "Map of documented attacks on cities, private and offline, with a time slider"
  homepage "@REPOSITORY@"

  depends_on macos: ">= :big_sur"

  app "strikemap.app"
  binary "#{appdir}/strikemap.app/Contents/MacOS/strikemap"

  zap trash: "~/Library/Application Support/strikemap"
end
