import Foundation

/// CPU of this process, all its threads: what other programs do on the machine does not count.
enum Stopwatch {
    static var cpuMilliseconds: Double {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1_000 + Double(time.tv_usec) / 1_000 }
        return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
    }

    /// The median over rounds of the CPU milliseconds of one run; rounds of the two sides alternate, so that both meet the
    /// same machine.
    static func compare(
        rounds: Int, times: Int, _ left: () async throws -> Void, _ right: () async throws -> Void
    ) async throws -> (left: Double, right: Double) {
        var lefts: [Double] = []
        var rights: [Double] = []
        try await left()
        try await right()
        for _ in 0..<rounds {
            lefts.append(try await measure(times, left))
            rights.append(try await measure(times, right))
        }
        return (median(lefts), median(rights))
    }

    private static func measure(_ times: Int, _ body: () async throws -> Void) async throws -> Double {
        let start = cpuMilliseconds
        for _ in 0..<times { try await body() }
        return (cpuMilliseconds - start) / Double(times)
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    /// Resident memory of this process, in MiB; nil where /proc does not say.
    static var residentMebibytes: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kibibytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return kibibytes / 1_024
    }
}
