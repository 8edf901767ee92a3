/// Bytes that are written with a row and given up for the columns that later stages fill: a fill factor, which SQLite
/// lacks. An engine that has one of its own keeps no such column and leaves these cells out.
public enum TableRoom {
    /// The column's name.
    public static let column = "fill_room"
}
