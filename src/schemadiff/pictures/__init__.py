"""Entity-relationship diagrams: what of a catalog is shown, its layout, and the drawing as SVG or Mermaid text."""
