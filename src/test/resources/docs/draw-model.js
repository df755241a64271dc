/*
 * Draws a model with bpmn-js in a page, and gives the SVG back. The same model gives the same text on every machine: words are measured
 * by a table of widths and not by the fonts that are installed, and ids are counted and not drawn by lot.
 */
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const MARGIN_PIXELS = 10;
  const ASCENT = 0.905;
  const DESCENT = 0.212;

  function measured(words, size, widths) {
    let width = 0;
    for (const letter of words) {
      width += widths[letter.charCodeAt(0) - 32] ?? widths[0x6e - 32];
    }
    return width * size / 1000;
  }

  function measureByTable(widths) {
    CanvasRenderingContext2D.prototype.measureText = function (words) {
      const size = parseFloat(/([\d.]+)px/.exec(this.font)[1]);
      return {
        width: measured(words, size, widths),
        fontBoundingBoxAscent: ASCENT * size,
        fontBoundingBoxDescent: DESCENT * size,
        actualBoundingBoxAscent: ASCENT * size,
        actualBoundingBoxDescent: DESCENT * size
      };
    };
  }

  function extent(elements) {
    const corners = elements.flatMap(element => element.waypoints
      ?? (element.width ? [element, { x: element.x + element.width, y: element.y + element.height }] : []));
    const x = Math.min(...corners.map(corner => corner.x)) - MARGIN_PIXELS;
    const y = Math.min(...corners.map(corner => corner.y)) - MARGIN_PIXELS;
    const right = Math.max(...corners.map(corner => corner.x)) + MARGIN_PIXELS;
    const bottom = Math.max(...corners.map(corner => corner.y)) + MARGIN_PIXELS;
    return { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(right - x), height: Math.ceil(bottom - y) };
  }

  function child(document, name, attributes, words) {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.textContent = words;
    return element;
  }

  /** Each line takes the room that it was given, whatever font is there. */
  function fitWords(root, widths) {
    for (const text of root.querySelectorAll('text')) {
      const size = parseFloat(/font-size: ([\d.]+)px/.exec(text.getAttribute('style'))[1]);
      for (const line of text.querySelectorAll('tspan')) {
        if (line.textContent.trim()) {
          line.setAttribute('textLength', measured(line.textContent, size, widths).toFixed(1));
          line.setAttribute('lengthAdjust', 'spacingAndGlyphs');
        }
      }
    }
  }

  function link(document, group, { href, says }) {
    const title = child(document, 'title', {}, says);
    if (!href) {
      group.prepend(title);
      return;
    }
    const anchor = child(document, 'a', { href }, '');
    anchor.append(title, ...group.childNodes);
    group.append(anchor);
  }

  window.drawModel = async ({ xml, id, name, documentation, drawnFrom, boxes, widths }) => {
    measureByTable(widths);
    const container = document.createElement('div');
    container.style.cssText = 'width: 2000px; height: 2000px';
    document.body.replaceChildren(container);
    const viewer = new BpmnJS({ container });
    await viewer.importXML(xml);
    const box = extent(viewer.get('elementRegistry').getAll());
    const { svg } = await viewer.saveSVG();
    viewer.destroy();

    const drawn = new DOMParser().parseFromString(svg.replace(/<!DOCTYPE[^>]*>/, ''), 'image/svg+xml');
    const root = drawn.documentElement;
    root.querySelectorAll('.djs-hit, .djs-outline, .djs-dragger').forEach(part => part.remove());
    fitWords(root, widths);
    for (const group of root.querySelectorAll('[data-element-id]')) {
      const of = boxes[group.getAttribute('data-element-id')];
      if (of) {
        link(drawn, group, of);
      }
    }
    root.setAttribute('width', box.width);
    root.setAttribute('height', box.height);
    root.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
    root.setAttribute('role', 'graphics-document document');
    root.setAttribute('aria-labelledby', `title_${id} desc_${id}`);
    root.setAttribute('data-drawn-from', drawnFrom);
    root.prepend(
      child(drawn, 'title', { id: `title_${id}` }, name),
      child(drawn, 'desc', { id: `desc_${id}` }, documentation),
      child(drawn, 'style', {}, '@page { size: A3 landscape; margin: 10mm } @media print { :root { width: 100%; height: 100% } }'),
      child(drawn, 'rect', { x: box.x, y: box.y, width: box.width, height: box.height, fill: 'white' }, ''));

    let text = new XMLSerializer().serializeToString(drawn);
    [...text.matchAll(/<marker id="([^"]+)"/g)].forEach(([, marker], n) => {
      text = text.replaceAll(marker, `marker_${n + 1}`);
    });
    return text.replace(/ style="display: block;"/g, '').replace(/>(<(g|title|desc|style|rect|defs)[ >])/g, '>\n$1') + '\n';
  };
})();
