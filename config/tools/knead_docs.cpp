// Writes the pages that are made from the program itself. Run from anywhere:
// `knead-docs docs/configuration.md`.
#include <fstream>
#include <iostream>

#include "config/reference.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: knead-docs FILE (docs/configuration.md)\n";
    return 2;
  }
  std::ofstream page(argv[1], std::ios::binary);
  page << knead::config::configuration_page() << std::flush;
  if (!page) {
    std::cerr << argv[1] << ": cannot be written\n";
    return 1;
  }
  return 0;
}
