/// The two small tables beside the bookings: what is taught, and when.
enum CatalogueRows {
    static let courseHeader: StaticString = "Course Code,Title,Price,Certificate Valid Months"
    static let sessionHeader: StaticString =
        "Session,Course Code,Title,Starts At,Ends At,Venue,City,Trainer,Capacity,Status,Price"

    static func append(_ course: Courses.Course, to row: inout Bytes) {
        row.append(contentsOf: course.code)
        row.append(comma)
        row.append(cell: course.title)
        row.append(comma)
        row.append(pence: course.pence)
        row.append(comma)
        if let months = course.validMonths { row.append(number: months) }
    }

    static func append(
        _ session: Sessions.Session, number: Int, _ course: Courses.Course, _ places: Places, to row: inout Bytes
    ) {
        let venue = places.venues[session.venue]
        row.append(session: number)
        row.append(comma)
        row.append(contentsOf: course.code)
        row.append(comma)
        row.append(cell: course.title)
        row.append(comma)
        row.append(instant: session.startsAt)
        row.append(comma)
        row.append(instant: session.endsAt)
        row.append(comma)
        row.append(cell: venue.name)
        row.append(comma)
        row.append(cell: places.towns[venue.town].name)
        row.append(comma)
        row.append(cell: Sessions.trainers[session.trainer])
        row.append(comma)
        if let capacity = session.capacity { row.append(number: capacity) }
        row.append(comma)
        if session.cancelledAt != nil {
            row.append("cancelled")
        } else if session.endsAt <= Period.end {
            row.append("completed")
        } else {
            row.append("scheduled")
        }
        row.append(comma)
        row.append(pence: session.pence)
    }

    private static let comma = UInt8(ascii: ",")
}
