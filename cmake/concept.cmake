# concept(NAME [USES folder...] [LINKS library...]): one folder of src/ as a static library, with
# the folders it may include, and its tests, which live beside the code, as one program.
#
# A folder is born with its first file; a folder that is not there yet is not built.
find_package(PkgConfig REQUIRED)

set(HAVEN_PRECOMPILED <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional>
    <span> <string> <string_view> <utility> <variant> <vector> <tl/expected.hpp>)

add_library(haven_test_main OBJECT ${CMAKE_SOURCE_DIR}/cmake/test_main.cpp)

function(concept NAME)
  cmake_parse_arguments(ARG "" "" "USES;LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${NAME}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_fuzz\\.cpp$|/must_not_compile/|/main/main\\.cpp$")
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  if(NOT sources)
    return()
  endif()
  add_library(haven_${NAME} STATIC ${sources})
  target_include_directories(haven_${NAME} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_precompile_headers(haven_${NAME} PRIVATE ${HAVEN_PRECOMPILED})
  foreach(used ${ARG_USES})
    if(TARGET haven_${used})
      target_link_libraries(haven_${NAME} PUBLIC haven_${used})
    endif()
  endforeach()
  target_link_libraries(haven_${NAME} PUBLIC ${ARG_LINKS})
  if(tests)
    add_executable(${NAME}_test ${tests} $<TARGET_OBJECTS:haven_test_main>)
    target_precompile_headers(${NAME}_test PRIVATE ${HAVEN_PRECOMPILED} <doctest/doctest.h>)
    target_link_libraries(${NAME}_test PRIVATE haven_${NAME})
    target_compile_definitions(${NAME}_test PRIVATE HAVEN_ROOT="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${NAME} COMMAND ${NAME}_test)
  endif()
endfunction()
