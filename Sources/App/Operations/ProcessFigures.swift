import Foundation
import Web

/// What the system says of this process: the names are those every Prometheus library uses.
struct ProcessFigures: Sendable {
    let startedAt: Date

    func write(to page: inout Exposition) {
        page.gauge("pendulaire_build_info", "The version that runs.", [([("version", ProgramVersion.current)], 1)])
        page.counter(
            "process_cpu_seconds_total", "Processor time used, user and system.", [([], Self.processorSeconds)])
        page.gauge(
            "process_resident_memory_bytes", "Memory that is resident.", Self.residentBytes.map { [([], $0)] } ?? [])
        page.gauge(
            "process_open_fds", "Files and connections that are open.",
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")).map { [([], Double($0.count))] }
                ?? [])
        page.gauge(
            "process_start_time_seconds", "When the process began.",
            [([], startedAt.timeIntervalSince1970.rounded())])
    }

    private static var processorSeconds: Double {
        var usage = rusage()
        guard getrusage(Int32(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    private static var residentBytes: Double? {
        // The second number of statm, in pages. It is read as a stream: such files say that they are empty.
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
        else { return nil }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }
}
