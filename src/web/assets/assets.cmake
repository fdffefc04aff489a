# The assets are made when building, never committed: build.mjs takes them from the npm packages
# that package-lock.json pins, and writes a table that is compiled into haven_web.
find_program(NODE NAMES node nodejs REQUIRED)
set(assets_source ${CMAKE_CURRENT_LIST_DIR})
set(assets_build ${CMAKE_BINARY_DIR}/assets)
add_custom_command(
  OUTPUT ${assets_build}/table.cpp
  COMMAND ${NODE} ${assets_source}/build.mjs ${assets_build}
  DEPENDS ${assets_source}/build.mjs ${assets_source}/prune.mjs ${assets_source}/haven.css
          ${assets_source}/haven.js ${assets_source}/favicon.svg
          ${assets_source}/package-lock.json
  COMMENT "Making the style sheet and the script")
set_source_files_properties(${assets_build}/table.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
target_sources(haven_web PRIVATE ${assets_build}/table.cpp)
if(TARGET web_test)
  target_compile_definitions(web_test PRIVATE
    HAVEN_GOVUK="${assets_source}/node_modules/govuk-frontend")
endif()
