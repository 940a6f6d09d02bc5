; The installer for Windows: for one person, without rights of an administrator.
;   makensis -DVERSION=… -DSOURCE=FOLDER -DOUTPUT=FILE strikemap.nsi
; /S installs in silence, /D=FOLDER into another folder.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma

!include MUI2.nsh
!include FileFunc.nsh

Name "strikemap"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\strikemap"
InstallDirRegKey HKCU "Software\strikemap" "Folder"
RequestExecutionLevel user
BrandingText "strikemap ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "strikemap"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs strikemap"
VIAddVersionKey "LegalCopyright" "The strikemap authors, MIT or Apache-2.0"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\strikemap"
!define CLASSES "Software\Classes"

!define MUI_ICON "../icons/strikemap.ico"
!define MUI_UNICON "../icons/strikemap.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\strikemap.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Ukrainian"
!insertmacro MUI_LANGUAGE "Polish"

Section
    SetOutPath "$INSTDIR"
    File /r "${SOURCE}/*.*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortCut "$SMPROGRAMS\strikemap.lnk" "$INSTDIR\strikemap.exe"

    WriteRegStr HKCU "Software\strikemap" "Folder" "$INSTDIR"
    WriteRegStr HKCU "${CLASSES}\.strikemap" "" "strikemap.session"
    WriteRegStr HKCU "${CLASSES}\strikemap.session" "" "strikemap session"
    WriteRegStr HKCU "${CLASSES}\strikemap.session\DefaultIcon" "" "$INSTDIR\strikemap.exe,0"
    WriteRegStr HKCU "${CLASSES}\strikemap.session\shell\open\command" "" '"$INSTDIR\strikemap.exe" "%1"'
    ; "Open with" offers it for tables and maps.
    WriteRegStr HKCU "${CLASSES}\Applications\strikemap.exe\shell\open\command" "" '"$INSTDIR\strikemap.exe" "%1"'
    WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\strikemap.exe" "" "$INSTDIR\strikemap.exe"

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "strikemap"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\strikemap.exe"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The strikemap authors"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; What it installed, and nothing else: settings and what people wrote stay.
Section "Uninstall"
    Delete "$INSTDIR\strikemap.exe"
    Delete "$INSTDIR\strikemap.com"
    Delete "$INSTDIR\README.md"
    Delete "$INSTDIR\CHANGELOG.md"
    Delete "$INSTDIR\LICENSE-APACHE"
    Delete "$INSTDIR\LICENSE-MIT"
    Delete "$INSTDIR\copyright.txt"
    Delete "$INSTDIR\THIRD-PARTY.txt"
    RMDir /r "$INSTDIR\docs"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\strikemap.lnk"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\strikemap"
    DeleteRegKey HKCU "${CLASSES}\.strikemap"
    DeleteRegKey HKCU "${CLASSES}\strikemap.session"
    DeleteRegKey HKCU "${CLASSES}\Applications\strikemap.exe"
    DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\strikemap.exe"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
