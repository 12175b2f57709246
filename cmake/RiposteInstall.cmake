# The target `programs` (what tools/run builds) and where everything goes on a system.
include_guard()
include(GNUInstallDirs)
set(share ${CMAKE_INSTALL_DATADIR}/riposte)

add_custom_target(programs)
foreach(target IN ITEMS riposte ripostectl riposted riposte_catalogues)
  if(TARGET ${target})
    add_dependencies(programs ${target})
  endif()
endforeach()

foreach(program IN ITEMS riposte ripostectl riposted)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()

# The licence of our own content is in the package's copyright file; the licences of fonts stay beside the fonts.
install(DIRECTORY content scenarios DESTINATION ${share} PATTERN LICENSE EXCLUDE PATTERN README.md EXCLUDE PATTERN *.po EXCLUDE)
install(DIRECTORY assets DESTINATION ${share} PATTERN README.md EXCLUDE)
install(DIRECTORY ${CMAKE_BINARY_DIR}/share/riposte/locale DESTINATION ${share})

install(FILES packaging/org.riposte.Riposte.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/org.riposte.Riposte.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
# What a .riposte file is, so that file managers open it with the program.
install(FILES packaging/org.riposte.Riposte.mime.xml RENAME org.riposte.Riposte.xml
  DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES packaging/icon/riposte.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
foreach(size IN ITEMS 48 64 128 256)
  install(FILES packaging/icon/riposte-${size}.png RENAME riposte.png
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
endforeach()
install(FILES packaging/man/riposte.1 packaging/man/ripostectl.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES packaging/man/ru/riposte.1 packaging/man/ru/ripostectl.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/ru/man1)
