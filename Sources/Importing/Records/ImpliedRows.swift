import BookingModel
import Database

/// Which rows of a chunk a record only implies: of each session, course and group the first row counts, and it is known
/// only in the file's order which one that is.
struct ImpliedRows: Sendable {
    struct Session: Sendable {
        let id: Identifier
        let row: Int
        /// Whether no more than the reference is known.
        let isBare: Bool
        /// The row of the course that came with it.
        let course: Int?
    }
    struct Course: Sendable {
        let id: Identifier
        let row: Int
    }

    var sessions: [Session] = []
    var courses: [Course] = []
    /// The groups of all rows, in their order.
    var groups: [Identifier] = []
}

extension ImportChunk {
    /// Adds a course that a record implies; gives its row.
    @discardableResult
    mutating func imply(_ course: CourseReader.Row) -> Int {
        implied.courses.append(ImpliedRows.Course(id: course.id, row: courses.rowCount))
        course.append(to: &courses)
        return courses.rowCount - 1
    }

    /// Adds a session that a record implies.
    mutating func imply(_ session: SessionReader.Row, isBare: Bool, course: Int?) {
        implied.sessions.append(
            ImpliedRows.Session(id: session.id, row: sessions.rowCount, isBare: isBare, course: course))
        session.append(to: &sessions)
    }

    /// Adds a group that a booking names.
    mutating func imply(group: Identifier, system: [UInt8], reference: ArraySlice<UInt8>) {
        implied.groups.append(group)
        groups.append(group)
        groups.append(utf8: system[...])
        groups.append(utf8: reference)
    }

    /// Drops what earlier records have implied already.
    mutating func settleImplied(_ state: inout ImportState) {
        var droppedCourses: Set<Int> = []
        let droppedSessions = implied.sessions.filter { session in
            let isKnown =
                state.impliedSessions.ordinal(of: session.id) != nil
                || session.isBare && state.bareSessions.ordinal(of: session.id) != nil
            if isKnown, let course = session.course { droppedCourses.insert(course) }
            if !isKnown {
                if session.isBare {
                    state.bareSessions.insert(session.id)
                } else {
                    state.impliedSessions.insert(session.id)
                    if state.bareSessions.ordinal(of: session.id) != nil { state.hasRepeatedSessions = true }
                }
            }
            return isKnown
        }
        sessions.remove(rows: droppedSessions.map(\.row))
        courses.remove(
            rows: implied.courses.filter {
                droppedCourses.contains($0.row) || !state.impliedCourses.insert($0.id).isNew
            }.map(\.row))
        groups.remove(rows: implied.groups.indices.filter { !state.groups.insert(implied.groups[$0]).isNew })
        implied = ImpliedRows()
    }
}
