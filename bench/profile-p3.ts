import * as sdk from "@pulumi/policy/server";
import { policies } from "../policies/policy";
import { rules } from "../policies/rules";
import { stackOf } from "./policies/stack";
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = sdk as any;
const pack = policies(rules);
const a = makeAnalyzeRpcFun("x", "1.0.0", "mandatory", pack),
    s = makeAnalyzeStackRpcFun("x", "1.0.0", "mandatory", pack);
const call = (f: any, request: any) =>
    new Promise<any>((ok, no) => f({ request }, (e: any, r: any) => (e ? no(e) : ok(r))));
(async () => {
    const { resources, stack } = stackOf(5000);
    for (let k = 0; k < 3; k++) {
        let t = (process.cpuUsage().user / 1000);
        let n = 0;
        for (const r of resources) n += (await call(a, r)).getDiagnosticsList().length;
        const t1 = (process.cpuUsage().user / 1000) - t;
        t = (process.cpuUsage().user / 1000);
        const d = (await call(s, stack)).getDiagnosticsList();
        console.log(
            "each",
            (t1 / 5000).toFixed(4),
            "stack",
            ((process.cpuUsage().user / 1000) - t).toFixed(0),
            n,
            d.length,
            d[0]?.getMessage(),
        );
    }
    // per rule
    const { Stack } = await import("../policies/reading/stack");
    const { presets } = await import("../policies/parameters");
    let captured: any;
    await call(
        makeAnalyzeStackRpcFun("x", "1.0.0", "mandatory", [
            {
                name: "x",
                description: "",
                enforcementLevel: "mandatory",
                validateStack: (args: any) => {
                    captured = args.resources;
                },
            },
        ]),
        stack,
    );
    let t = (process.cpuUsage().user / 1000);
    const st = new Stack(captured);
    await call(makeAnalyzeStackRpcFun("x","1.0.0","mandatory",[{name:"x",description:"",enforcementLevel:"mandatory",validateStack:()=>{}}]),stack); t=(process.cpuUsage().user / 1000); await call(makeAnalyzeStackRpcFun("x","1.0.0","mandatory",[{name:"x",description:"",enforcementLevel:"mandatory",validateStack:()=>{}}]),stack); console.log("sdk only", (process.cpuUsage().user / 1000)-t); t=(process.cpuUsage().user / 1000); new Stack(captured); console.log("new Stack", ((process.cpuUsage().user / 1000) - t).toFixed(1));
    const times: [string, number][] = [];
    for (const rule of rules) {
        t = (process.cpuUsage().user / 1000);
        for (const r of st.ofType(rule.types)) rule.judge?.(r, presets.baseline);
        const t1 = (process.cpuUsage().user / 1000) - t;
        t = (process.cpuUsage().user / 1000);
        rule.judgeStack?.(st, presets.baseline);
        times.push([rule.name + " judge", t1], [rule.name + " stack", (process.cpuUsage().user / 1000) - t]);
    }
    times.sort((x, y) => y[1] - x[1]);
    console.log(
        times
            .slice(0, 20)
            .map(([x, y]) => `${y.toFixed(1)} ${x}`)
            .join("\n"),
        "total",
        times.reduce((x, [, y]) => x + y, 0).toFixed(0),
    );
})();
