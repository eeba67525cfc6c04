package import Canvas

/// The theme that is always there, whatever files are missing.
package enum DefaultTheme {
  /// The theme `dark`; without colours only if its text were broken, which a test rules out.
  package static let dark = ThemeFile.read(Array(source.utf8)).theme ?? Theme(name: "dark")

  /// The text of `themes/dark.json5`.
  package static let source = #"""
    // Dark: for a dim room; the default. Quiet greys, one blue, soft signal colours.
    //
    // Where a terminal has only the 256 colours of xterm (steps 00 5f 87 af d7 ff, greys 08 + 10 n) the
    // nearest of them is shown: a change here should be looked at there too.
    {
      // As in `--theme`; the same as the name of this file.
      name: "dark",
      // As in the settings.
      title: { zh: "深色", en: "Dark" },
      // Whether the theme is for a bright room.
      light: false,
      // Whether no colour is used at all.
      monochrome: false,

      // What text is for.
      roles: {
        // Ordinary text.
        text: "#d0d4da",
        // Text that can wait: labels, units, hints.
        dim: "#8a9099",
        // Headings, names, the value that matters.
        strong: "#f0f2f5",
        // The one colour of the product: key names, the border with focus, the selection bar.
        accent: "#61afff",
        // The border of a pane without focus, and the axes of a chart.
        border: "#4a525e",
        // Plain text on the title and footer bars.
        bar: "#b8bec8",
        // Inside the reference range, done, in order.
        good: "#87d79a",
        // Needs a look: due today, doubtful, waiting.
        warning: "#f0c75f",
        // Out of range, overdue, an error.
        bad: "#ff8a80",
        // The letters of a chip for a problem or tag.
        tag: "#cdb0ff",
        // The second series of a chart, a rescheduled call.
        other: "#5fd7d7",
      },

      // What lies behind text.
      backdrops: {
        // Behind everything; set, so that the theme does not depend on the terminal's own.
        screen: "#1a1e25",
        // The title and footer bars.
        bar: "#21262e",
        // The selected row where the keys go.
        selected: "#1f3a5f",
        // The selected row of another pane.
        selectedQuiet: "#2a3038",
        // Rows marked for a common act.
        marked: "#3a3a2a",
        // Dialogs and read-outs.
        popup: "#262d38",
        // A place that takes text.
        field: "#323a46",
        // The reference range of a chart.
        band: "#21382e",
        // A chip for a problem or tag.
        chip: "#3e3360",
        // A chip for something in order.
        chipGood: "#36523f",
        // A chip for something doubtful.
        chipWarning: "#554a24",
        // A chip for something out of order.
        chipBad: "#5f1a1f",
      },
    }

    """#
}
