# concept(NAME [USES folder...] [READS folder...] [LINKS library...] [PARTS folder...]): one folder
# of src/ as a static library, with the folders it may include, and its tests, which live beside the
# code, as one program. Of what it READS it may include the events.h, which links nothing. A part is
# a folder within it that needs nothing but the parts before it: a library and a program of its own,
# so that a fuzzer of it, or its tests under a sanitizer, build no more.
#
# A folder is born with its first file; one that has no source yet, only its events.h, is not built.
find_package(PkgConfig REQUIRED)

# Headers are compiled twice, once as for libraries and once as for tests, and shared by all; so are
# the libraries whose headers they are, without whose definitions they could not be.
set(HAVEN_PRECOMPILED <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional>
    <span> <string> <string_view> <utility> <variant> <vector> <boost/json.hpp> <fmt/format.h>
    <tl/expected.hpp>)
set(HAVEN_PRECOMPILED_LINKS Boost::json fmt::fmt date::date-tz)

# What is tested is in the library, as it is delivered. What tests it compiles a third quicker so;
# GCC 12 then sees faults in std::string and std::vector that are none. clang-tidy reads the same
# options and does not know all of them.
set(HAVEN_TEST_OPTIONS
    "$<$<CONFIG:Release>:-O1;-Wno-array-bounds;-Wno-free-nonheap-object;-Wno-stringop-overflow>"
    "$<$<CONFIG:Release>:-Wno-unknown-warning-option>")

add_library(haven_precompiled OBJECT ${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp)
target_precompile_headers(haven_precompiled PRIVATE ${HAVEN_PRECOMPILED})
target_link_libraries(haven_precompiled PRIVATE ${HAVEN_PRECOMPILED_LINKS})

add_library(haven_precompiled_tests OBJECT ${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp)
target_compile_options(haven_precompiled_tests PRIVATE ${HAVEN_TEST_OPTIONS})
target_link_libraries(haven_precompiled_tests PRIVATE ${HAVEN_PRECOMPILED_LINKS})
target_precompile_headers(haven_precompiled_tests PRIVATE ${HAVEN_PRECOMPILED} <doctest/doctest.h>)

add_library(haven_test_main OBJECT ${CMAKE_SOURCE_DIR}/cmake/test_main.cpp)

# Where HAVEN_UNITY is on, the sources of a folder are compiled together, as most of the work is on
# headers that they share: six at a time, or 26 kB, whichever are fewer units. A name that stands in
# the unnamed namespaces of two sources may clash: one is then renamed, or its source compiled alone
# by SKIP_UNITY_BUILD_INCLUSION. The presets `release` and `tsan` do so; `asan` compiles each source
# alone, and so sees what leans on a neighbour's names or includes.
function(haven_compile_together NAME SOURCES)
  set_target_properties(${NAME} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  set(folders "")
  foreach(source ${SOURCES})
    file(RELATIVE_PATH folder ${CMAKE_CURRENT_SOURCE_DIR} ${source})
    get_filename_component(folder ${folder} DIRECTORY)
    string(REPLACE "/" "_" folder ${folder})
    list(APPEND folders ${folder})
    list(APPEND of_${folder} ${source})
  endforeach()
  list(REMOVE_DUPLICATES folders)
  foreach(folder ${folders})
    set(bytes 0)
    foreach(source ${of_${folder}})
      file(SIZE ${source} size)
      math(EXPR bytes "${bytes} + ${size}")
    endforeach()
    list(LENGTH of_${folder} count)
    math(EXPR units "(${count} + 5) / 6")
    math(EXPR units_by_size "(${bytes} + 25999) / 26000")
    if(units_by_size LESS units)
      set(units ${units_by_size})
    endif()
    set(at 0)
    foreach(source ${of_${folder}})
      math(EXPR unit "${at} * ${units} / ${count}")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder}_${unit})
      math(EXPR at "${at} + 1")
    endforeach()
  endforeach()
endfunction()

function(haven_library NAME SOURCES BELOW)
  add_library(${NAME} STATIC ${SOURCES})
  if(HAVEN_UNITY)
    haven_compile_together(${NAME} "${SOURCES}")
  endif()
  target_include_directories(${NAME} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_precompile_headers(${NAME} REUSE_FROM haven_precompiled)
  target_link_libraries(${NAME} PUBLIC ${BELOW})
endfunction()

function(haven_tests NAME SOURCES)
  if(SOURCES)
    add_executable(${NAME}_test ${SOURCES} $<TARGET_OBJECTS:haven_test_main>)
    target_precompile_headers(${NAME}_test REUSE_FROM haven_precompiled_tests)
    target_compile_options(${NAME}_test PRIVATE ${HAVEN_TEST_OPTIONS})
    target_link_libraries(${NAME}_test PRIVATE haven_${NAME})
    target_compile_definitions(${NAME}_test PRIVATE HAVEN_ROOT="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${NAME} COMMAND ${NAME}_test)
  endif()
endfunction()

function(concept NAME)
  cmake_parse_arguments(ARG "" "" "USES;READS;LINKS;PARTS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${NAME}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_fuzz\\.cpp$|/must_not_compile/|/main/main\\.cpp$")
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  if(NOT sources)
    return()
  endif()
  set(below ${ARG_LINKS})
  foreach(used ${ARG_USES})
    if(TARGET haven_${used})
      list(APPEND below haven_${used})
    endif()
  endforeach()
  foreach(part ${ARG_PARTS})
    foreach(kind sources tests)
      set(${kind}_of_part ${${kind}})
      list(FILTER ${kind}_of_part INCLUDE REGEX "/${NAME}/${part}/")
      list(FILTER ${kind} EXCLUDE REGEX "/${NAME}/${part}/")
    endforeach()
    haven_library(haven_${NAME}_${part} "${sources_of_part}" "${below}")
    haven_tests(${NAME}_${part} "${tests_of_part}")
    list(APPEND below haven_${NAME}_${part})
  endforeach()
  haven_library(haven_${NAME} "${sources}" "${below}")
  haven_tests(${NAME} "${tests}")
endfunction()
