import BookingModel

/// Where a row of bookings goes from the chunk that it was read in.
enum RowFate {
    /// Straight into the table: its booking was certainly not seen before.
    case new
    /// Not decided: nothing of its booking has come in this run, but the table may hold it.
    case firstMet
    /// To be merged with what is known of its booking.
    case incoming
    /// Nowhere: the table says the same.
    case known
    /// Nowhere: another row of its order, later in the chunk, says it, too.
    case folded
}

extension ImportState {
    /// Where a row goes by what has come of its booking.
    mutating func fate(ofRowOf id: Identifier) -> RowFate {
        if let isSeen = seenBookings?.insert(id) { return isSeen ? .incoming : .new }
        if let isMet = known?.meet(id) { return isMet ? .incoming : .firstMet }
        return .incoming
    }
}
