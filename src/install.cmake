# Program, engine (headers, libraries, CMake package), data, man page, desktop entry and icon.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/entente)

install(TARGETS entente RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS entente-graphviz RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/entente)

set(engine core cases network measures layout picture)
list(TRANSFORM engine PREPEND entente_ OUTPUT_VARIABLE engine_targets)
install(TARGETS ${engine_targets} EXPORT entente-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(room IN LISTS engine)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/entente/${room}
          DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/entente)
endforeach()
install(EXPORT entente-targets NAMESPACE entente:: DESTINATION ${package_dir})
configure_package_config_file(entente-config.cmake.in ${PROJECT_BINARY_DIR}/entente-config.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/entente-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/entente-config.cmake
              ${PROJECT_BINARY_DIR}/entente-config-version.cmake DESTINATION ${package_dir})

install(DIRECTORY ${PROJECT_SOURCE_DIR}/data/japan-dprk ${PROJECT_SOURCE_DIR}/data/codebooks
        DESTINATION ${CMAKE_INSTALL_DATADIR}/entente)
install(FILES ${PROJECT_SOURCE_DIR}/data/desktop/entente.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_SOURCE_DIR}/data/desktop/entente.desktop
        DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${PROJECT_SOURCE_DIR}/data/desktop/entente.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
