extension HeadlineFigure {
    /// A headline of a report, with its comparisons.
    init(_ headline: Headline) {
        let isShare = if case .rate = headline.value { true } else { false }
        let better: FigureComparison.Preference =
            switch headline.moreIsBetter {
            case true: .higher
            case false: .lower
            default: .neither
            }
        self.init(
            label: headline.title, value: EnglishText.brief(headline.value), detail: headline.period,
            comparisons: headline.comparisons.map {
                FigureComparison(
                    headline.value.number, with: $0.value.number, of: $0.period, baseText: EnglishText.brief($0.value),
                    measure: isShare ? .points : .relative, better: better)
            })
    }
}
