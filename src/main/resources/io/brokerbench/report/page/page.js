(function () {
  'use strict';

  var charts = JSON.parse(document.getElementById('charts').textContent);
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var printing = false;

  /* Okabe and Ito's palette, which colour-blind people can tell apart. */
  var LIGHT = {
    text: '#1c2430', quiet: '#5a6675', line: '#d9dee5', page: '#ffffff', mark: '#a3231f',
    brokers: [['#0072b2', '#4d9fd0', '#004a75'], ['#c75300', '#ee9a5a', '#7f3500'], ['#00785a', '#4fae90', '#004b38'], ['#9c4f86', '#c98bb8', '#63305a'], ['#6b7480', '#9aa2ad', '#454c55']],
    others: ['#00785a', '#9c4f86', '#8a6d00', '#0072b2', '#c75300']
  };
  var DARK = {
    text: '#e6eaf0', quiet: '#9aa7b8', line: '#2f3845', page: '#12161c', mark: '#ff968e',
    brokers: [['#56b4e9', '#9bd3f3', '#2d86b8'], ['#f0913f', '#f7c08f', '#b9641a'], ['#2fbf95', '#86dcc2', '#1c8c6b'], ['#d48fc0', '#e8bfdc', '#a8608f'], ['#a7b0bc', '#cfd5dc', '#7b8491']],
    others: ['#2fbf95', '#d48fc0', '#e3c53c', '#56b4e9', '#f0913f']
  };
  var LINES = ['solid', 'dashed', 'dotted'];
  var SYMBOLS = ['circle', 'diamond', 'triangle', 'pin', 'arrow'];
  /* A broker's colour and symbol go by the order of the names in this report, the same in each chart. */
  var BROKERS = charts.reduce(function (names, chart) {
    return names.concat(chart.series.map(function (s) { return s.broker; }));
  }, []).filter(function (name, i, all) { return name && all.indexOf(name) === i; }).sort();
  var GAPS = { barCategoryGap: '35%', barGap: '12%', barMaxWidth: 72 };
  /* What a plot's height is without what its labels need, in pixels. */
  var HEIGHT = 320;
  var LETTER = 7;
  /* Longer labels are broken, after so many letters at most. */
  var LONGEST_LABEL = 26;
  var LINE = 18;
  var SLANT = 40;
  /* From an axis to its name, below labels of one line. */
  var GAP = 34;
  /* For an axis' name and the legend; labels are counted by themselves. */
  var BELOW = 62;
  /* With more points than this, each is too small to be looked at by itself. */
  var MANY = 30;

  function escape(text) {
    return String(text).replace(/[&<>"]/g, function (c) {
      return { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[c];
    });
  }

  /* Four digits, or whole numbers if that is more: as the tables have it. */
  function number(value) {
    var size = Math.abs(value);
    if (size === 0 || size >= 1000) {
      return Math.round(value).toLocaleString('en-US');
    }
    return size >= 0.001 ? String(Number(value.toPrecision(4))) : value.toExponential(3);
  }

  function withUnit(value, axis) {
    return number(value) + (axis.unit ? ' ' + axis.unit : '');
  }

  function percent(share) {
    return String(Number((share * 100).toFixed(6))) + ' %';
  }

  function place(chart, point) {
    return chart.x.scale === 'PERCENTILE' ? 1 / (1 - point.x) : point.x;
  }

  function where(chart, point) {
    if (chart.x.scale === 'CATEGORY') {
      return chart.x.categories[point.x];
    }
    return chart.x.name + ' ' + (chart.x.scale === 'PERCENTILE' ? percent(point.x) : withUnit(point.x, chart.x));
  }

  function describe(chart, series, point, colour) {
    var text = '<span style="color:' + colour + '">\u25cf</span> ' + escape(series.name) + ': ';
    text += point.y === undefined ? 'no value' : '<b>' + escape(withUnit(point.y, chart.y)) + '</b>';
    if (point.low !== undefined) {
      text += '<br>\u2003 95 % interval ' + escape(number(point.low) + ' to ' + number(point.high));
    }
    if (point.forks.length > 0) {
      text += '<br>\u2003 forks ' + escape(point.forks.map(number).join(' \u00b7 '));
    }
    if (point.note) {
      text += '<br>\u2003 ' + escape(point.note);
    }
    return text;
  }

  /* The colours of a series' kind, and which of that kind it is. */
  function lookOf(theme, series, index) {
    var broker = BROKERS.indexOf(series.broker);
    return broker < 0 ? { colours: theme.others, shade: index }
      : { colours: theme.brokers[broker % theme.brokers.length], shade: series.shade };
  }

  function colourOf(theme, series, index) {
    var look = lookOf(theme, series, index);
    return look.colours[look.shade % look.colours.length];
  }

  /* What has a colour that was there before is told apart by its line. */
  function dashOf(theme, series, index) {
    var look = lookOf(theme, series, index);
    return LINES[Math.floor(look.shade / look.colours.length) % LINES.length];
  }

  function symbolOf(series) {
    var broker = BROKERS.indexOf(series.broker);
    return broker < 0 ? 'rect' : SYMBOLS[broker % SYMBOLS.length];
  }

  function tooltip(chart, colours) {
    return function (hits) {
      var hit = hits.filter(function (h) { return h.value !== undefined; })[0];
      if (!hit) {
        return '';
      }
      var at = Array.isArray(hit.value) ? hit.value[0] : hit.dataIndex;
      var text = '';
      chart.series.forEach(function (series, index) {
        series.points.forEach(function (point) {
          if (Math.abs(place(chart, point) - at) <= 1e-9 * Math.abs(at)) {
            text = text || '<b>' + escape(where(chart, point)) + '</b>';
            text += '<br>' + describe(chart, series, point, colours[index]);
          }
        });
      });
      return text;
    };
  }

  function line(x1, y1, x2, y2, style) {
    return { type: 'line', shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: style };
  }

  /* The interval and the forks of each point, over its bar or on its line. */
  function spread(chart, series, index, theme) {
    var bars = chart.form === 'BARS';
    var points = series.points.filter(function (p) { return p.y !== undefined; });
    var dots = points.length <= MANY;
    return {
      type: 'custom', name: series.name, silent: true, z: 10,
      data: points.map(function (p) { return [place(chart, p), p.y]; }),
      renderItem: function (params, api) {
        var point = points[params.dataIndex];
        var x = api.coord([place(chart, point), point.y])[0];
        var width = 8;
        if (bars) {
          var layout = api.barLayout(Object.assign({ count: chart.series.length }, GAPS))[index];
          x += layout.offsetCenter;
          width = Math.min(16, layout.width / 2);
        }
        var style = { stroke: theme.text, lineWidth: 1.5 };
        var children = [];
        if (point.low !== undefined) {
          var low = api.coord([0, point.low])[1];
          var high = api.coord([0, point.high])[1];
          children.push(line(x, low, x, high, style));
          children.push(line(x - width / 2, low, x + width / 2, low, style));
          children.push(line(x - width / 2, high, x + width / 2, high, style));
        }
        if (dots) {
          point.forks.forEach(function (fork, i) {
            /* Side by side, since forks may be alike. */
            var aside = bars ? ((i + 0.5) / point.forks.length - 0.5) * width * 2.4 : 0;
            children.push({
              type: 'circle',
              shape: { cx: x + aside, cy: api.coord([0, fork])[1], r: 3 },
              style: { fill: theme.page, stroke: theme.text, lineWidth: 1.25 }
            });
          });
        }
        return { type: 'group', children: children };
      }
    };
  }

  /* Goals; and the median, since a logarithmic axis has labels at nines alone. */
  function linesAcross(chart, theme) {
    var lines = chart.marks.map(function (m) {
      return {
        name: m.name, yAxis: m.y, lineStyle: { color: theme.mark, type: 'dashed' },
        label: { color: theme.mark, position: 'insideEndTop', formatter: m.name + ' ' + withUnit(m.y, chart.y) }
      };
    });
    if (chart.x.scale === 'PERCENTILE') {
      lines.push({
        xAxis: 2, lineStyle: { color: theme.line, type: 'solid' },
        label: { color: theme.quiet, position: 'start', distance: 8, formatter: percent(0.5) }
      });
    }
    return lines.length === 0 ? undefined : { silent: true, symbol: 'none', data: lines };
  }

  function main(chart, series, index, colour, theme) {
    if (chart.form === 'BARS') {
      var heights = chart.x.categories.map(function () { return null; });
      series.points.forEach(function (p) { heights[p.x] = p.y === undefined ? null : p.y; });
      return Object.assign({ type: 'bar', name: series.name, data: heights, itemStyle: { color: colour } }, GAPS);
    }
    return {
      type: 'line', name: series.name,
      data: series.points.map(function (p) { return [place(chart, p), p.y === undefined ? null : p.y]; }),
      showSymbol: series.points.length <= MANY, symbolSize: 7, symbol: symbolOf(series),
      lineStyle: { color: colour, width: 2, type: dashOf(theme, series, index) },
      itemStyle: { color: colour }, connectNulls: false,
      markLine: index > 0 ? undefined : linesAcross(chart, theme)
    };
  }

  function extremes(chart) {
    var all = [];
    chart.series.forEach(function (s) {
      s.points.forEach(function (p) {
        [p.y, p.low, p.high].concat(p.forks).forEach(function (v) { if (v !== undefined && v > 0) { all.push(v); } });
      });
    });
    return all.concat(chart.marks.map(function (m) { return m.y; }));
  }

  function placesOf(chart) {
    return [].concat.apply([], chart.series.map(function (s) {
      return s.points.map(function (p) { return place(chart, p); });
    }));
  }

  /* A logarithmic axis from one round number to another: 1, 2 or 5 times a power of ten. */
  function round(value, up) {
    var power = Math.pow(10, Math.floor(Math.log10(value)));
    var steps = [1, 2, 5, 10].map(function (s) { return s * power; });
    return up ? steps.filter(function (s) { return s >= value * 0.999999; })[0]
      : steps.filter(function (s) { return s <= value * 1.000001; }).pop();
  }

  /* A label's lines: broken behind what separates its words, if that leaves more than half a line. */
  function linesOf(label) {
    var lines = [];
    var rest = label;
    while (rest.length > LONGEST_LABEL) {
      var start = rest.slice(0, LONGEST_LABEL);
      var end = Math.max.apply(null, [' ', '.', '/', '-', '_', '='].map(function (c) { return start.lastIndexOf(c) + 1; }));
      end = end > LONGEST_LABEL / 2 ? end : LONGEST_LABEL;
      lines.push(rest.slice(0, end).trim());
      rest = rest.slice(end);
    }
    return lines.concat(rest.trim());
  }

  function axisOf(chart, axis, theme, horizontal, width) {
    var type = { CATEGORY: 'category', LINEAR: 'value', LOG: 'log', PERCENTILE: 'log' }[axis.scale];
    var option = {
      type: type,
      name: axis.unit ? axis.name + ', ' + axis.unit : axis.name,
      nameTextStyle: { color: theme.quiet },
      axisLine: { show: horizontal, lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: { color: theme.quiet, hideOverlap: true },
      splitLine: { show: !horizontal, lineStyle: { color: theme.line } }
    };
    if (horizontal) {
      option.nameLocation = 'middle';
      option.nameGap = GAP;
      /* Below the lowest label of the other axis. */
      option.axisLabel.margin = 14;
    } else {
      /* Its name stands above the chart, where it has room. */
      option.name = '';
    }
    if (type === 'category') {
      option.data = axis.categories;
      var longest = Math.max.apply(null, axis.categories.map(function (c) { return c.length; }));
      var room = (width - 90) / axis.categories.length / LETTER;
      if (longest > room) {
        /* Whole, however long they are: what was cut might have been all that differs. */
        option.axisLabel.rotate = SLANT;
        option.axisLabel.formatter = function (label) { return linesOf(label).join('\n'); };
        option.axisLabel.lineHeight = LINE;
        var labels = axis.categories.map(linesOf);
        var length = Math.max.apply(null, labels.map(function (l) { return echarts.format.getTextRect(l.join('\n')).width; }));
        var height = LINE * Math.max.apply(null, labels.map(function (l) { return l.length; }));
        var angle = SLANT * Math.PI / 180;
        option.nameGap = GAP + length * Math.sin(angle) + height * Math.cos(angle);
        /* The first one reaches further to the left than the axis does. */
        option.overhang = length * Math.cos(angle) + height * Math.sin(angle) - (width - 90) / axis.categories.length / 2;
      }
      option.boundaryGap = true;
    } else if (axis.scale === 'PERCENTILE') {
      option.axisLabel.formatter = function (v) { return percent(1 - 1 / v); };
      option.min = 1;
      option.max = Math.max.apply(null, placesOf(chart));
    } else {
      option.axisLabel.formatter = number;
    }
    if (axis.scale === 'LINEAR' && !horizontal) {
      /* Intervals and forks have to find room too. */
      var highest = Math.max.apply(null, extremes(chart).concat(0));
      var step = round((highest || 1) * 1.02 / 5, true);
      option.min = 0;
      option.interval = step;
      option.max = Math.ceil((highest || 1) * 1.02 / step) * step;
    }
    if (axis.scale === 'LOG') {
      var values = horizontal ? placesOf(chart) : extremes(chart);
      if (values.length > 0) {
        /* A bar of the least value is to be seen, too. */
        option.min = round(Math.min.apply(null, values) * (chart.form === 'BARS' && !horizontal ? 0.6 : 1), false);
        option.max = round(Math.max.apply(null, values), true);
        if (option.min === option.max) {
          option.max = option.min * 10;
        }
      }
    }
    return option;
  }

  function optionOf(chart, x, theme, width) {
    var colours = chart.series.map(function (s, i) { return colourOf(theme, s, i); });
    return {
      animation: false,
      aria: { enabled: true, label: { description: chart.title + '. The table below has the same values.' } },
      color: colours,
      textStyle: { fontFamily: 'inherit' },
      /* The last label of an axis of numbers stands half beside it. */
      grid: { left: Math.max(8, (x.overhang || 0) - 30), right: chart.x.scale === 'CATEGORY' ? 16 : 40, top: 22, bottom: BELOW, containLabel: true },
      legend: {
        bottom: 0, left: 'center', type: 'scroll', itemWidth: 22, itemHeight: 10,
        textStyle: { color: theme.text },
        data: chart.series.map(function (s) { return s.name; })
      },
      tooltip: {
        trigger: 'axis', confine: true, transitionDuration: 0,
        axisPointer: { type: chart.form === 'BARS' ? 'shadow' : 'line', snap: true },
        backgroundColor: theme.page, borderColor: theme.line,
        textStyle: { color: theme.text, fontSize: 13 },
        extraCssText: 'white-space: normal; max-width: 26rem;',
        formatter: tooltip(chart, colours)
      },
      xAxis: x,
      yAxis: axisOf(chart, chart.y, theme, false, width),
      series: chart.series.map(function (s, i) { return main(chart, s, i, colours[i], theme); })
        .concat(chart.series.map(function (s, i) { return spread(chart, s, i, theme); }))
    };
  }

  function draw(element) {
    var chart = charts[Number(element.dataset.chart)];
    var theme = dark.matches && !printing ? DARK : LIGHT;
    var width = element.clientWidth;
    var x = axisOf(chart, chart.x, theme, true, width);
    element.style.height = HEIGHT + x.nameGap - GAP + 'px';
    var instance = echarts.getInstanceByDom(element) || echarts.init(element, null, { renderer: 'svg' });
    instance.resize();
    instance.setOption(optionOf(chart, x, theme, width), true);
  }

  function drawAll() {
    document.querySelectorAll('.plot').forEach(draw);
  }

  drawAll();
  dark.addEventListener('change', drawAll);
  var later;
  var width = document.body.clientWidth;
  new ResizeObserver(function () {
    if (document.body.clientWidth !== width) {
      width = document.body.clientWidth;
      clearTimeout(later);
      later = setTimeout(drawAll, 100);
    }
  }).observe(document.body);
  window.addEventListener('beforeprint', function () { printing = true; drawAll(); });
  window.addEventListener('afterprint', function () { printing = false; drawAll(); });
}());
