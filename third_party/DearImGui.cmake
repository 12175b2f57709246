# riposte_imgui: Dear ImGui with FreeType, its GLFW and OpenGL 3 backends, and stb.
# The system package through pkg-config, or a source tree of 1.86 or newer in RIPOSTE_IMGUI_SOURCE_DIR.
include_guard()
find_package(glfw3 3.3 QUIET)
riposte_require(glfw3_FOUND "GLFW 3.3 or newer" libglfw3-dev)
find_package(Freetype QUIET)
riposte_require(Freetype_FOUND "FreeType" libfreetype-dev)
find_package(OpenGL QUIET)
riposte_require(OPENGL_FOUND "OpenGL" libgl-dev)
pkg_check_modules(STB QUIET IMPORTED_TARGET GLOBAL stb)
riposte_require(STB_FOUND "stb" libstb-dev)

add_library(riposte_imgui INTERFACE)
if(RIPOSTE_IMGUI_SOURCE_DIR)
  set(source ${RIPOSTE_IMGUI_SOURCE_DIR})
  add_library(riposte_imgui_source STATIC
    ${source}/imgui.cpp ${source}/imgui_draw.cpp ${source}/imgui_tables.cpp ${source}/imgui_widgets.cpp
    ${source}/misc/cpp/imgui_stdlib.cpp ${source}/misc/freetype/imgui_freetype.cpp
    ${source}/backends/imgui_impl_glfw.cpp ${source}/backends/imgui_impl_opengl3.cpp)
  target_include_directories(riposte_imgui_source SYSTEM PUBLIC
    ${source} ${source}/misc/cpp ${source}/misc/freetype)
  target_compile_definitions(riposte_imgui_source PUBLIC IMGUI_ENABLE_FREETYPE IMGUI_DISABLE_DEMO_WINDOWS)
  target_link_libraries(riposte_imgui_source PUBLIC glfw Freetype::Freetype ${CMAKE_DL_LIBS})
  target_link_libraries(riposte_imgui INTERFACE riposte_imgui_source)
else()
  pkg_check_modules(IMGUI QUIET imgui>=1.86)
  riposte_require(IMGUI_FOUND "Dear ImGui 1.86 or newer" libimgui-dev)
  find_library(RIPOSTE_IMGUI_LIBRARY NAMES imgui HINTS ${IMGUI_LIBRARY_DIRS})
  riposte_require(RIPOSTE_IMGUI_LIBRARY "Dear ImGui's library" libimgui-dev)
  target_include_directories(riposte_imgui SYSTEM INTERFACE ${IMGUI_INCLUDE_DIRS})
  # The packaged library is static: what it needs comes after it on the link line.
  target_link_libraries(riposte_imgui INTERFACE
    ${RIPOSTE_IMGUI_LIBRARY} PkgConfig::STB glfw Freetype::Freetype ${CMAKE_DL_LIBS})
endif()
target_link_libraries(riposte_imgui INTERFACE PkgConfig::STB OpenGL::GL)
