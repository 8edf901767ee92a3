import BookingModel

/// What the reading of a file has done with an order so far.
struct OrderProgress: Sendable {
    /// A row of the chunk that is being settled.
    struct ChunkRow: Sendable {
        let chunk: Int
        let row: Int
    }

    /// The further sessions that were booked under the order's reference, each a booking of its own.
    var furtherSessions: [Identifier] = []
    /// How many of its rows are on their way into the database, to be known when a later file has more of them.
    var keptLines = 0
    /// Whether these were left out, for the table holds them: they are needed after all where the order goes on.
    var isPassedOver = false
    /// The row that stands for all of the order's in the chunk.
    var row: ChunkRow?
    /// Whether that row has yet to be told what all of them say.
    var isPending = false
}
