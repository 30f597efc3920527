// What is wrong with the texts of a page's pictures: those that leave the smallest box around their middle, and those that lie on each other.
const found = [];
for (const svg of document.querySelectorAll('svg.sc-picture')) {
  const rects = [...svg.querySelectorAll('rect')].map(rect => rect.getBBox());
  const view = svg.viewBox.baseVal;
  if (view && view.width > 0) rects.push({x: view.x, y: view.y, width: view.width, height: view.height});
  const texts = [...svg.querySelectorAll('text')].map(text => ({text: text.textContent, box: text.getBBox()}));
  for (const {text, box} of texts) {
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const around = rects
        .filter(it => it.x <= x && x <= it.x + it.width && it.y <= y && y <= it.y + it.height)
        .reduce((a, b) => !a || b.width * b.height < a.width * a.height ? b : a, null);
    if (!around) found.push(text + ' is in no box');
    else if (box.x < around.x - 0.5 || box.x + box.width > around.x + around.width + 0.5)
      found.push(text + ' is ' + box.width.toFixed(1) + ' wide in a box of ' + around.width.toFixed(1));
  }
  for (let i = 0; i < texts.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = texts[i].box, b = texts[j].box;
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      if (across > 0.5 && down > 4) found.push(texts[i].text + ' lies on ' + texts[j].text);
    }
  }
}
return found;
