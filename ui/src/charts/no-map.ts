/** Stands in for the style sheet of Plotly's maps, which its core asks for and we do not draw. */
export {};
