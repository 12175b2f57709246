# Helpers shared by every folder: the flags of our own code and one way to add a library, a program, a test.
include_guard()
include(GNUInstallDirs)

add_library(riposte_flags INTERFACE)
target_include_directories(riposte_flags INTERFACE ${CMAKE_SOURCE_DIR}/simulator)
target_compile_options(riposte_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Werror
  $<$<CXX_COMPILER_ID:Clang>:-Wno-missing-braces> # {severity, code, "text"} leaves the braces of a part out on purpose
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>) # g++ 12 warns of std::string's own insides (GCC bug 105651)
if(RIPOSTE_FUZZ)
  target_compile_options(riposte_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(RIPOSTE_SANITIZE)
  target_compile_options(riposte_flags INTERFACE
    -fsanitize=${RIPOSTE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(riposte_flags INTERFACE -fsanitize=${RIPOSTE_SANITIZE})
endif()

# riposte_library(scenario SOURCES a.cpp b.cpp DEPENDS base catalogue [LIBRARIES fmt::fmt])
function(riposte_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  add_library(riposte_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(riposte_${name} PUBLIC riposte_flags)
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(riposte_${name} PUBLIC riposte_${dependency})
  endforeach()
  target_link_libraries(riposte_${name} PUBLIC ${ARG_LIBRARIES})
endfunction()

# riposte_test(scenario_session SOURCES session_test.cpp LIBRARIES riposte_scenario)
function(riposte_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name}_test ${ARG_SOURCES})
  target_link_libraries(${name}_test PRIVATE riposte_flags ${ARG_LIBRARIES} GTest::gmock GTest::gtest GTest::gtest_main)
  target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${name}_test PRIVATE RIPOSTE_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    RIPOSTE_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name}_test)
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}")
endfunction()
