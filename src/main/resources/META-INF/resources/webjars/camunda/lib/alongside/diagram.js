/* "Where we are" shows the place itself, large enough to read, and the whole way only when one zooms out. */
const SCALE = 0.8;

function showPlace(viewer, id) {
  const place = viewer.get('elementRegistry').get(id);
  const canvas = viewer.get('canvas');
  const size = canvas.getSize();
  const width = size.width / SCALE;
  const height = size.height / SCALE;
  canvas.viewbox({
    x: place.x + place.width / 2 - width / 2,
    y: place.y + place.height / 2 - height / 2,
    width,
    height
  });
}

export function placeFirst(directives) {
  const [directive] = directives;
  const { link } = directive;
  directive.compile = () => (scope, ...more) => {
    link(scope, ...more);
    const { highlight } = scope.control;
    scope.control.highlight = id => {
      highlight(id);
      showPlace(scope.control.getViewer(), id);
    };
  };
  return directives;
}
