
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  // A link to what is in closed details opens them.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let each = target; each; each = each.parentElement) {
      if (each.localName === "details") each.open = true;
    }
    target.scrollIntoView();
    const summary = target.localName === "details" && target.querySelector("summary");
    if (summary) summary.focus({preventScroll: true});
  };
  addEventListener("hashchange", reveal);
  for (const link of all('a[href^="#"]')) {
    link.addEventListener("click", () => { if (link.hash === location.hash) reveal(); });
  }

  const openers = document.getElementById("openers");
  if (openers) {
    openers.hidden = false;
    for (const button of all("button", openers)) {
      button.addEventListener("click", () => {
        for (const each of all("details.cause")) each.open = button.dataset.open === "true";
      });
    }
  }

  // On paper nothing can be opened.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });

  const table = document.getElementById("times");
  if (table && window.Chart) {
    const rows = all("tbody tr", table).map(row => [...row.cells].map(cell => cell.textContent));
    const numbers = column => rows.map(row => Number(row[column].replaceAll(",", "")));
    const canvas = document.getElementById("chart");
    const switches = document.getElementById("switches");
    const days = new Set(rows.map(row => row[0].split(" ")[0]));
    const timed = rows[0][0].includes(" ");
    const tick = label => {
      const [day, time] = label.split(" ");
      return !timed ? day : days.size === 1 ? time : [time, day];
    };
    canvas.parentElement.hidden = false;
    switches.hidden = false;
    const chart = new Chart(canvas, {
      type: "bar",
      data: {
        labels: rows.map(row => row[0]),
        datasets: [
          {label: "Accepted", data: numbers(1), stack: "all", categoryPercentage: 1, barPercentage: 0.95},
          {label: "Rejected", data: numbers(2), stack: "all", categoryPercentage: 1, barPercentage: 0.95}
        ]
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: {mode: "index", intersect: false},
        plugins: {legend: {display: false}},
        scales: {
          x: {
            stacked: true,
            grid: {display: false},
            ticks: {maxRotation: 0, autoSkipPadding: 24, callback: index => tick(rows[index][0])},
            title: {display: timed && days.size === 1, text: [...days][0] + " (UTC)"}
          },
          y: {stacked: true, beginAtZero: true, ticks: {precision: 0}, title: {display: true, text: "records"}}
        }
      }
    });
    const paint = () => {
      chart.data.datasets[0].backgroundColor = colour("accepted");
      chart.data.datasets[1].backgroundColor = colour("rejected");
      for (const scale of Object.values(chart.options.scales)) {
        scale.ticks.color = colour("muted");
        scale.border = {color: colour("line")};
        scale.grid.color = colour("line");
        if (scale.title) scale.title.color = colour("muted");
      }
      chart.update();
    };
    paint();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    matchMedia("print").addEventListener("change", () => { chart.resize(); paint(); });
    all("button", switches).forEach((button, series) => {
      button.addEventListener("click", () => {
        const shown = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", shown);
        chart.setDatasetVisibility(series, shown);
        chart.update();
      });
    });
  }
  reveal();
})();
