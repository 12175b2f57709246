# The effects see neither window nor widgets: tests, and the program that is killed by them, run without a screen.
riposte_library(effects
  SOURCES documents.cpp effects.cpp folders.cpp install_pack.cpp reviews.cpp watch.cpp
  DEPENDS app store
  LIBRARIES spdlog::spdlog)
