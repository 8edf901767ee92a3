internal import Database

/// What a matcher says about its answer, kept beside it for reports.
struct MatchFigures {
    private let figures: [String: Double]

    init(_ figures: [String: Double]) { self.figures = figures }

    /// Writes the figures in place of those of the run before.
    func store(in database: any Database) throws(DatabaseError) {
        try database.run("DELETE FROM match_figures")
        for (name, value) in figures.sorted(by: { $0.key < $1.key }) {
            try database.run("INSERT INTO match_figures (name, value) VALUES (?1, ?2)", [.text(name), .real(value)])
        }
    }
}
