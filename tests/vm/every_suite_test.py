"""every_suite_test.py PROGRAM SUITE...: every test suite of the vm tests' program is one that CTest boots a kernel for, and none is named in vain."""

import subprocess
import sys

program, named = sys.argv[1], set(sys.argv[2:])
listed = subprocess.run([program, "--gtest_list_tests"], capture_output=True, text=True, check=True).stdout
suites = {line.rstrip(".\n") for line in listed.splitlines() if line.endswith(".") and not line.startswith(" ")}
if suites != named:
    sys.exit(f"not run: {sorted(suites - named)}; not there: {sorted(named - suites)}; cure: the list in tests/vm/CMakeLists.txt")
print(f"{len(suites)} suites")
