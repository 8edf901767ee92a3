/// A word of a command line that somebody is told to type.
public enum ShellWord {
    /// The word as a shell takes it for one: in quotes where it holds a blank or anything else that means something there.
    public static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.utf8.allSatisfy { plain.contains($0) || $0 >= 0x80 }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }

    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+=:,@%".utf8)
}
