import { html, join, type Html } from "./html-template";
import type { Step } from "./timeline";

const [width, height, bars] = [960, 120, 60];
const gap = 2;

/** How many events there were when, in equal parts of the whole time: those that failed on top of those that did not. */
export function chart(steps: readonly Step[]): Html {
    const times = steps.flatMap(({ event, events }) =>
        events.map(({ record }) => ({ time: Date.parse(String(record["eventTime"])), failed: event.result !== "ok" })),
    );
    const known = times.filter(({ time }) => !Number.isNaN(time));
    const [first, last] = [known[0]?.time ?? 0, known.at(-1)?.time ?? 0];
    if (last <= first) {
        return html``;
    }
    const parts = Array.from({ length: bars }, () => ({ done: 0, failed: 0 }));
    for (const { time, failed } of known) {
        const part = parts[Math.min(bars - 1, Math.floor(((time - first) / (last - first)) * bars))];
        if (part) {
            part[failed ? "failed" : "done"] += 1;
        }
    }
    const most = Math.max(...parts.map(({ done, failed }) => done + failed));
    const scale = (count: number) => Math.round((count / most) * height * 10) / 10;
    const rectangles = parts.flatMap(({ done, failed }, index) => {
        const x = (index * width) / bars;
        const bar = (count: number, below: number, name: string) =>
            count === 0
                ? []
                : [
                      html`<rect
                          class="${name}"
                          x="${x}"
                          y="${height - scale(below + count)}"
                          width="${width / bars - gap}"
                          height="${scale(count)}"
                      />`,
                  ];
        return [...bar(done, 0, "done"), ...bar(failed, done, "failed")];
    });
    const [from, until] = [new Date(first).toISOString(), new Date(last).toISOString()];
    return html`<figure>
        <svg
            viewBox="0 0 ${width} ${height}"
            preserveAspectRatio="none"
            role="img"
            aria-label="${known.length} events from ${from} until ${until}, at most ${most} in a bar"
        >
            ${join(rectangles)}
        </svg>
        <figcaption>
            <span>${from}</span><span>most in a bar: ${most}; <span class="key failed"></span> failed</span
            ><span>${until}</span>
        </figcaption>
    </figure>`;
}
