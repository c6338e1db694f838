// QR codes (ISO/IEC 18004) of an address, made in the reader's browser: no server is asked, so it works from a stick too.
// Bytes only, error correction M: what a room reads from a screen some metres away. Versions 1 to 20, up to 666 bytes.
(function () {
  "use strict";
  // By version: check bytes a block, and number of blocks.
  var CHECK = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
  var BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
  var MASKS = [
    function (x, y) { return (x + y) % 2; },
    function (x, y) { return y % 2; },
    function (x) { return x % 3; },
    function (x, y) { return (x + y) % 3; },
    function (x, y) { return (Math.floor(y / 2) + Math.floor(x / 3)) % 2; },
    function (x, y) { return x * y % 2 + x * y % 3; },
    function (x, y) { return (x * y % 2 + x * y % 3) % 2; },
    function (x, y) { return ((x + y) % 2 + x * y % 3) % 2; }
  ];

  // Multiplication in GF(256) over x^8 + x^4 + x^3 + x^2 + 1.
  function times(a, b) {
    var result = 0;
    for (var bit = 7; bit >= 0; bit -= 1) {
      result = result << 1 ^ (result >>> 7) * 0x11d;
      result ^= (b >>> bit & 1) * a;
    }
    return result;
  }

  // The check bytes of a block: the remainder of its division by the generator polynomial (Reed–Solomon).
  function checkBytes(data, degree) {
    var divisor = [];
    var root = 1;
    var index;
    for (index = 0; index < degree; index += 1) divisor.push(index === degree - 1 ? 1 : 0);
    for (index = 0; index < degree; index += 1) {
      for (var at = 0; at < degree; at += 1) {
        divisor[at] = times(divisor[at], root) ^ (at + 1 < degree ? divisor[at + 1] : 0);
      }
      root = times(root, 2);
    }
    var rest = divisor.map(function () { return 0; });
    data.forEach(function (byte) {
      var factor = byte ^ rest.shift();
      rest.push(0);
      divisor.forEach(function (value, place) { rest[place] ^= times(value, factor); });
    });
    return rest;
  }

  function bytesOf(text) {
    return unescape(encodeURIComponent(text)).split("").map(function (letter) { return letter.charCodeAt(0); });
  }

  // How many modules carry data and check bits, and where the small squares stand.
  function modules(version) {
    var count = (16 * version + 128) * version + 64;
    if (version < 2) return count;
    var squares = Math.floor(version / 7) + 2;
    return count - (25 * squares - 10) * squares + 55 - (version < 7 ? 0 : 36);
  }
  function squares(version) {
    if (version < 2) return [];
    var count = Math.floor(version / 7) + 2;
    var step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
    var places = [6];
    for (var index = count - 1; index > 0; index -= 1) places.push(version * 4 + 10 - (index - 1) * step);
    return places;
  }

  function codewords(bytes, version) {
    var total = Math.floor(modules(version) / 8);
    var capacity = total - CHECK[version] * BLOCKS[version];
    var bits = [];
    function put(value, length) { while (length) bits.push(value >>> (length -= 1) & 1); }
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach(function (byte) { put(byte, 8); });
    put(0, Math.min(4, capacity * 8 - bits.length));
    put(0, (8 - bits.length % 8) % 8);
    for (var pad = 0xec; bits.length < capacity * 8; pad ^= 0xec ^ 0x11) put(pad, 8);
    var data = [];
    for (var at = 0; at < bits.length; at += 8) data.push(parseInt(bits.slice(at, at + 8).join(""), 2));
    // Blocks of nearly equal length, sent byte by byte in turn: a scratch hits a little of each.
    var count = BLOCKS[version];
    var short = Math.floor(capacity / count);
    var blocks = [];
    for (var number = 0, from = 0; number < count; number += 1) {
      var to = from + short + (number < count - capacity % count ? 0 : 1);
      blocks.push(data.slice(from, to));
      from = to;
    }
    var sent = [];
    for (at = 0; at <= short; at += 1) blocks.forEach(function (block) { if (at < block.length) sent.push(block[at]); });
    var checks = blocks.map(function (block) { return checkBytes(block, CHECK[version]); });
    for (at = 0; at < CHECK[version]; at += 1) checks.forEach(function (check) { sent.push(check[at]); });
    return sent;
  }

  function remainder(value, generator, length) {
    var rest = value;
    for (var bit = 0; bit < length; bit += 1) rest = rest << 1 ^ (rest >>> length - 1) * generator;
    return value << length | rest;
  }

  function draw(sent, version, mask) {
    var size = version * 4 + 17;
    var dark = [];
    var fixed = [];
    var x, y, index;
    for (y = 0; y < size; y += 1) { dark.push([]); fixed.push([]); }
    function set(column, row, value) {
      if (column < 0 || row < 0 || column >= size || row >= size) return;
      dark[row][column] = value ? 1 : 0;
      fixed[row][column] = 1;
    }
    for (index = 0; index < size; index += 1) { set(6, index, index % 2 === 0); set(index, 6, index % 2 === 0); }
    [[3, 3], [size - 4, 3], [3, size - 4]].forEach(function (centre) {
      for (var dy = -4; dy < 5; dy += 1) for (var dx = -4; dx < 5; dx += 1) {
        var distance = Math.max(Math.abs(dx), Math.abs(dy));
        set(centre[0] + dx, centre[1] + dy, distance !== 2 && distance !== 4);
      }
    });
    var places = squares(version);
    places.forEach(function (row, i) {
      places.forEach(function (column, j) {
        var last = places.length - 1;
        if (i === 0 && j === 0 || i === 0 && j === last || i === last && j === 0) return;
        for (var dy = -2; dy < 3; dy += 1) for (var dx = -2; dx < 3; dx += 1) {
          set(column + dx, row + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
        }
      });
    });
    // Correction M is 00, then the mask; then ten check bits, turned over by a fixed pattern.
    var format = remainder(mask, 0x537, 10) ^ 0x5412;
    function bit(value, place) { return value >>> place & 1; }
    for (index = 0; index < 15; index += 1) {
      var on = bit(format, index);
      set(8, index < 6 ? index : index < 8 ? index + 1 : size - 15 + index, on);
      set(index < 8 ? size - 1 - index : index < 9 ? 15 - index : 14 - index, 8, on);
    }
    set(8, size - 8, 1);
    if (version > 6) for (index = 0; index < 18; index += 1) {
      var known = bit(remainder(version, 0x1f25, 12), index);
      set(size - 11 + index % 3, Math.floor(index / 3), known);
      set(Math.floor(index / 3), size - 11 + index % 3, known);
    }
    var next = 0;
    for (var right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (var step = 0; step < size; step += 1) for (var side = 0; side < 2; side += 1) {
        x = right - side;
        y = (right + 1 & 2) === 0 ? size - 1 - step : step;
        if (fixed[y][x]) continue;
        var value = next < sent.length * 8 ? bit(sent[next >>> 3], 7 - (next & 7)) : 0;
        dark[y][x] = value ^ (MASKS[mask](x, y) === 0 ? 1 : 0);
        next += 1;
      }
    }
    return dark;
  }

  // How hard a drawing is to read: long runs, squares of one colour, false finders, too much of one colour.
  function penalty(dark) {
    var size = dark.length;
    var points = 0;
    var count = 0;
    function line(get) {
      var text = "";
      for (var at = 0; at < size; at += 1) text += get(at);
      (text.match(/0{5,}|1{5,}/g) || []).forEach(function (run) { points += run.length - 2; });
      for (at = text.indexOf("1011101"); at >= 0; at = text.indexOf("1011101", at + 1)) {
        if (/0000$/.test("0000" + text.slice(0, at)) || /^0000/.test(text.slice(at + 7) + "0000")) points += 40;
      }
    }
    dark.forEach(function (row, y) {
      line(function (at) { return row[at]; });
      line(function (at) { return dark[at][y]; });
      row.forEach(function (value, x) {
        count += value;
        if (x && y && value === row[x - 1] && value === dark[y - 1][x] && value === dark[y - 1][x - 1]) points += 3;
      });
    });
    return points + Math.floor(Math.abs(count * 20 - size * size * 10) / size / size) * 10;
  }

  // The rows of the code, or nothing where the text is too long.
  function code(text) {
    var bytes = bytesOf(text);
    for (var version = 1; version <= 20; version += 1) {
      var room = Math.floor(modules(version) / 8) - CHECK[version] * BLOCKS[version];
      if (bytes.length + (version < 10 ? 2 : 3) > room) continue;
      var sent = codewords(bytes, version);
      var best = null;
      var least = Infinity;
      for (var mask = 0; mask < 8; mask += 1) {
        var found = draw(sent, version, mask);
        var points = penalty(found);
        if (points < least) { least = points; best = found; }
      }
      return best;
    }
    return null;
  }

  window.VanKien.qr = code;
})();
