# Compiles through ccache where it is installed.
include_guard()
find_program(RIPOSTE_CCACHE ccache)
if(RIPOSTE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${RIPOSTE_CCACHE})
endif()
