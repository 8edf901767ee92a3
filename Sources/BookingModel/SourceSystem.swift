/// The names of source systems that mean something to the toolkit itself.
public enum SourceSystem {
    /// Records made at the desk. No export may be of that name: staff's records would be overwritten by its rows.
    public static let desk = "desk"
}
