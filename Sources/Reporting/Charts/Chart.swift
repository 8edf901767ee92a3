/// A picture of figures in a section of a page.
///
/// The section's finding is its title; every value in it stands in the section's table too.
protocol Chart: Sendable {
    /// The markup, with ids that begin with `id`; `title` and `description` are read aloud in its place.
    func markup(id: String, title: String, description: String) -> String
}
