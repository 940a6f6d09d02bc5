#!/usr/bin/env bash
# Makes the fonts of the window from their published forms: only the letters of the
# languages of the program and the icons that it names. Run where the inputs lie:
#   fonts-inter 4.0~beta7+ds-1 and fonts-jetbrains-mono 2.242+ds-3 (Debian 12), unpacked,
#   @phosphor-icons/web 2.1.2 (npm), unpacked as package/
#   fonttools 4.68.0 (PyPI)
# Usage: build.sh INTER_FOLDER JETBRAINS_FOLDER PHOSPHOR_FOLDER OUTPUT_FOLDER
set -euo pipefail

inter=$1 mono=$2 icons=$3 output=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Latin with its extensions, Greek, Cyrillic, punctuation, currency, arrows, mathematics.
letters="U+0020-007E,U+00A0-024F,U+02BC,U+02C6-02DD,U+0300-030F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2190-21FF,U+2200-22FF,U+2300-23FF,U+25A0-25FF,U+2605,U+2606,U+2713,U+2715,U+FFFD"
used=$(grep -oE "u\{[0-9A-F]{4}\}" "$here/../../src/ui/widgets/icon.rs" | tr -d 'u{}' | sort -u |
    sed 's/^/U+/' | paste -sd,)

for weight in Regular SemiBold; do
    pyftsubset "$inter/Inter-$weight.otf" --unicodes="$letters" --no-hinting --desubroutinize \
        --layout-features=kern,mark,mkmk,ccmp,locl --output-file="$output/Inter-$weight.otf"
done
pyftsubset "$mono/JetBrainsMono-Regular.ttf" --unicodes="$letters" --no-hinting \
    --layout-features=mark,mkmk,ccmp --output-file="$output/JetBrainsMono-Regular.ttf"
pyftsubset "$icons/src/regular/Phosphor.ttf" --unicodes="$used" --no-hinting \
    --layout-features= --output-file="$output/Phosphor.ttf"
