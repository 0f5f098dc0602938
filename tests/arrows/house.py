"""The arrows of the house as a table: which room may include which room and which library.

A room is a folder. A file belongs to the room with the longest matching prefix. It may always include
its own room and the C++ standard library, less what FORBIDDEN_HEADERS names for it; everything else
must be in its row. To let a new arrow in, add it to a row here and to the CMakeLists.txt of that room,
and say in docs/architecture.md why it runs that way.
"""

TYPES = "control/types"

# room -> (rooms it may include, libraries it may include)
ARROWS = {
    "control/types": (set(), {"expected"}),
    "control/signal": ({TYPES}, {"eigen"}),
    "control/sense": ({TYPES, "control/signal"}, {"eigen"}),
    "control/care": ({TYPES}, set()),
    "control/motion": ({TYPES, "control/sense"}, {"eigen"}),
    "control/session": ({TYPES, "control/care"}, set()),
    # The controller composes all of the mind. It never sees the gate, nor the gate it.
    "control": (
        {TYPES, "control/signal", "control/sense", "control/care", "control/motion", "control/session"},
        set(),
    ),
    "control/safety": ({TYPES}, set()),
    "hal": ({TYPES}, set()),
    "hal/sim": ({TYPES, "hal"}, set()),
    "hal/linux": ({TYPES, "hal"}, {"gpiod", "iio", "fmt", "expected"}),
    "hal/replay": ({TYPES, "hal"}, set()),
    "hal/bridge": ({TYPES, "hal", "proto"}, {"protobuf"}),
    "proto": ({TYPES}, {"protobuf", "expected"}),
    "config": ({TYPES, "control/care", "hal/sim", "hal/linux"}, {"toml++", "fmt", "expected"}),
    # Between browsers and kneadd's socket: it knows the protocol, and nothing of control or the chair.
    "display/gateway": (
        {TYPES, "proto", "daemon/clock", "daemon/client"},
        {"protobuf", "boost", "asio", "openssl", "cli11", "spdlog", "systemd", "expected", "zlib"},
    ),
    "display/panel": ({TYPES}, set()),
    "daemon/recording": ({TYPES}, {"expected", "fmt"}),
    # Scores see the truth beside what control decided, and nothing of how either came about.
    "daemon/simulate/scoring": ({TYPES}, set()),
    # read, step, gate, write, publish, pet: the one place that sees both the mind and the gate.
    "daemon/cycle": ({TYPES, "control", "control/safety", "hal"}, set()),
    # A session in virtual time.
    "daemon/simulate": (
        {TYPES, "daemon/cycle", "daemon/recording", "daemon/simulate/scoring", "control", "control/care",
         "control/safety", "hal", "hal/sim", "hal/bridge", "config"},
        {"boost", "fmt", "expected"},
    ),
    # What is kept about people, and nothing of how it comes about.
    "daemon/history": ({TYPES, "control/care"}, {"sqlitecpp", "fmt", "expected"}),
    # The one clock of the programs.
    "daemon/clock": ({TYPES}, set()),
    # A program's side of the conversation with kneadd, and where they meet.
    "daemon/client": ({TYPES, "proto"}, {"protobuf", "expected"}),
    # Who sits there: asked by the server through an interface (care_house.hpp), never by the cycle.
    "daemon/care": (
        {TYPES, "control/care", "daemon/clock", "daemon/history", "proto"},
        {"protobuf", "spdlog", "fmt", "expected"},
    ),
    # A board, read and judged: nothing of the chair's mind.
    "daemon/doctor": ({TYPES, "daemon/clock", "hal/linux"}, {"fmt"}),
    # Charts are plain data: what they show is not their business.
    "daemon/plot": ({TYPES}, {"expected", "fmt"}),
    # Studies hold single senses, and whole sessions, against the truth.
    "daemon/evaluate": (
        {TYPES, "daemon/cycle", "daemon/simulate", "daemon/plot", "daemon/recording", "daemon/simulate/scoring", "control",
         "control/signal", "control/sense", "control/care", "control/motion", "control/safety", "hal",
         "hal/sim", "config"},
        {"boost", "fmt", "expected", "eigen"},
    ),
    "daemon": (
        {TYPES, "daemon/cycle", "daemon/simulate", "daemon/evaluate", "daemon/plot", "daemon/recording",
         "daemon/care", "daemon/client", "daemon/clock", "daemon/doctor", "daemon/history", "daemon/simulate/scoring", "control", "control/signal", "control/care",
         "control/safety", "hal",
         "hal/sim", "hal/linux", "hal/replay", "hal/bridge", "proto", "config", "display/panel"},
        {"protobuf", "boost", "asio", "cli11", "spdlog", "fmt", "systemd", "expected", "zlib"},
    ),
}

# How an include begins -> the library it stands for; the first match counts.
LIBRARIES = {
    "Eigen/": "eigen", "tl/": "expected", "gpiod.h": "gpiod", "iio.h": "iio", "google/protobuf/": "protobuf",
    "boost/asio": "asio", "boost/beast": "asio", "boost/": "boost", "CLI/": "cli11", "spdlog/": "spdlog",
    "fmt/": "fmt", "toml++/": "toml++", "systemd/": "systemd",
    "zlib.h": "zlib", "openssl/": "openssl", "SQLiteCpp/": "sqlitecpp",
}

# Generated code is included by the path of its .proto and belongs to proto.
GENERATED_PREFIX = {"knead/v1/": "proto"}

# Standard and system headers that a pure room must not include: clocks, threads, files, streams.
FORBIDDEN_HEADERS = {
    "iostream", "fstream", "sstream", "ostream", "istream", "cstdio", "stdio.h", "filesystem",
    "thread", "mutex", "shared_mutex", "condition_variable", "future", "atomic", "semaphore", "latch",
    "barrier", "ctime", "time.h", "random", "functional", "regex", "unistd.h", "pthread.h", "locale",
}
# What needs no include to do harm, looked for in code with comments and strings taken out.
FORBIDDEN_WORDS = [
    r"\b(?:system|steady|high_resolution)_clock\b", r"\bclock_gettime\b", r"\bgettimeofday\b",
    r"\bnew\s+[A-Za-z_:(]", r"\bdelete\b(?!\s*;)", r"\b(?:malloc|calloc|realloc)\s*\(",
    r"\bstd::(?:function|cout|cerr|printf|rand)\b", r"\bthread_local\b", r"\bspdlog::", r"\bfmt::",
    r"\bthrow\b", r"\btry\s*\{",
]
PURE_ROOMS = {
    "control", "control/signal", "control/sense", "control/care", "control/motion", "control/session",
    "control/safety", "control/types",
}
# (file, header or word) -> why it may: exceptions to all of the above.
EXCEPTIONS: dict[tuple[str, str], str] = {}

MAIN_LINES = 79
SOURCE_LINES = 400
REASON_FOR_LENGTH = "Long because"
