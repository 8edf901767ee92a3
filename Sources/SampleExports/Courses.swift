/// The made-up catalogue of courses.
struct Courses {
    struct Course {
        var code: Bytes
        var title: Bytes
        /// In the first year; dearer by a little every year after that.
        var pence: Int
        /// How long its certificate is valid; nil without a certificate that ends.
        var validMonths: Int?
        var days: Int
        /// Its share of all sessions.
        var weight: Int
    }

    let all: [Course] = [
        course("FAW", "First Aid at Work", 24_500, 36, days: 3, weight: 14),
        course("EFAW", "Emergency First Aid at Work", 8_500, 36, days: 1, weight: 22),
        course("FAWR", "First Aid at Work: Requalification", 16_500, 36, days: 2, weight: 7),
        course("PFA", "Paediatric First Aid", 11_000, 36, days: 2, weight: 9),
        course("FIRE", "Fire Warden", 7_500, 36, days: 1, weight: 9),
        course("MANH", "Manual Handling", 6_000, 36, days: 1, weight: 8),
        course("FH2", "Food Hygiene, Level 2", 5_500, 36, days: 1, weight: 7),
        course("ASB", "Asbestos Awareness", 6_500, 12, days: 1, weight: 5),
        course("WAH", "Working at Height", 9_500, 24, days: 1, weight: 5),
        course("CHEM", "Chemicals and Spills", 5_800, 12, days: 1, weight: 3),
        course("SAFE", "Safeguarding Essentials", 7_000, 24, days: 1, weight: 4),
        course("DATA", "Data Protection \"in an Afternoon\"", 4_950, nil, days: 1, weight: 3),
        course("MAN", "Managing Safety", 39_500, nil, days: 4, weight: 2),
        course("DIP", "Safety Management Diploma", 145_000, nil, days: 5, weight: 1),
    ]

    var weights: [Int] { all.map(\.weight) }

    private static func course(
        _ code: String, _ title: String, _ pence: Int, _ months: Int?, days: Int, weight: Int
    ) -> Course {
        Course(
            code: Array(code.utf8), title: Array(title.utf8), pence: pence, validMonths: months, days: days,
            weight: weight)
    }
}
