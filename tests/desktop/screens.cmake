# Included by tests/desktop/CMakeLists.txt: the screens without a window, and their pictures.
riposte_test(desktop_screens
  SOURCES screens_commands_test.cpp screens_library_test.cpp screens_scenes.cpp screens_talk_test.cpp screens_test.cpp
  LIBRARIES riposte_screens)
add_dependencies(desktop_screens_test riposte_catalogues)

# Pictures need a context without a display; the gallery is left out where EGL's headers are missing.
find_package(OpenGL QUIET COMPONENTS EGL)
if(OpenGL_EGL_FOUND)
  add_executable(screens_gallery screens_gallery.cpp screens_scenes.cpp)
  target_link_libraries(screens_gallery PRIVATE riposte_flags riposte_screens OpenGL::EGL)
  target_include_directories(screens_gallery PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(screens_gallery PRIVATE RIPOSTE_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    RIPOSTE_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_dependencies(screens_gallery riposte_catalogues)
endif()
