# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` lays down: headers, the CMake package, the pkg-config files, and the shared
# library where it is built. All but that is independent of the machine, hence share/ and not lib/.
# The component `runtime` is the shared library as programs load it; `development` is all the rest.
include(CMakePackageConfigHelpers)

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME development)
set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/thads)

install(DIRECTORY include/ ${thads_embedded_dir}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS thads_headers EXPORT thads)
install(
  EXPORT thads
  NAMESPACE thads::
  FILE thads-targets.cmake
  DESTINATION ${package_dir})

configure_package_config_file(cmake/thads-config.cmake.in thads-config.cmake
                              INSTALL_DESTINATION ${package_dir})
# Before 1.0 a new minor version may break a program that uses the old one.
write_basic_package_version_file(thads-config-version.cmake COMPATIBILITY SameMinorVersion
                                 ARCH_INDEPENDENT)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/thads-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/thads-config-version.cmake DESTINATION ${package_dir})

configure_file(cmake/thads.pc.in thads.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/thads.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig)

if(THADS_BUILD_C)
  install(TARGETS thads_c EXPORT thads-c LIBRARY COMPONENT runtime NAMELINK_COMPONENT development)
  install(
    EXPORT thads-c
    NAMESPACE thads::
    FILE thads-c-targets.cmake
    DESTINATION ${package_dir})
  file(RELATIVE_PATH prefix_from_libdir /${CMAKE_INSTALL_LIBDIR} /)
  configure_file(cmake/thads-c.pc.in thads-c.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/thads-c.pc
          DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endif()
