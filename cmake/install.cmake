# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` lays down: headers, the CMake package with a component for each library,
# the pkg-config files, and the libraries that are built. The component `runtime` is the shared
# library as programs load it; `development` is all the rest.
include(CMakePackageConfigHelpers)

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME development)
set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/thads) # of what no machine changes
set(library_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/thads)

install(FILES include/thads.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS thads_headers EXPORT thads-headers FILE_SET HEADERS)
install(
  EXPORT thads-headers
  NAMESPACE thads::
  FILE thads-headers-targets.cmake
  DESTINATION ${package_dir})

configure_package_config_file(cmake/thads-config.cmake.in thads-config.cmake
                              INSTALL_DESTINATION ${package_dir} PATH_VARS CMAKE_INSTALL_LIBDIR)
# Before 1.0 a new minor version may break a program that uses the old one.
write_basic_package_version_file(thads-config-version.cmake COMPATIBILITY SameMinorVersion
                                 ARCH_INDEPENDENT)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/thads-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/thads-config-version.cmake DESTINATION ${package_dir})

file(RELATIVE_PATH prefix_from_libdir /${CMAKE_INSTALL_LIBDIR} /)
# thads_pkg_config(<name>): the pkg-config file of a library.
function(thads_pkg_config name)
  configure_file(cmake/${name}.pc.in ${name}.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc
          DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endfunction()
thads_pkg_config(thads-headers)

if(THADS_BUILD_LIBRARY)
  install(
    TARGETS thads_thads
    EXPORT thads-thads
    LIBRARY COMPONENT runtime NAMELINK_COMPONENT development
    FILE_SET HEADERS)
  install(
    EXPORT thads-thads
    NAMESPACE thads::
    FILE thads-thads-targets.cmake
    DESTINATION ${library_package_dir})
  thads_pkg_config(thads)
endif()

if(THADS_BUILD_C)
  install(TARGETS thads_c EXPORT thads-c LIBRARY COMPONENT runtime NAMELINK_COMPONENT development)
  install(
    EXPORT thads-c
    NAMESPACE thads::
    FILE thads-c-targets.cmake
    DESTINATION ${library_package_dir})
  thads_pkg_config(thads-c)
endif()
