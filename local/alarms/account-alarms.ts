import {
    type CloudWatchClient,
    type CompositeAlarm,
    type MetricAlarm,
    paginateDescribeAlarms,
    ResourceNotFound,
    SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import { AlarmRuleError, evaluateAlarmRule } from "./alarm-rule";
import { evaluateMetricAlarm, type Evaluation, type State } from "./evaluate-metric-alarm";
import { keyOf, type MetricStore } from "./metric-store";
import { compositeReason } from "./reason";
import { watchedBy } from "./watched-alarm";

/** A new alarm without data is evaluated after a minute, as CloudWatch does, when what it watches has begun. Milliseconds. */
const timeToBegin = 60_000;
/** How long alarms that were read back are taken for what they are. Milliseconds. */
const freshness = 1_000;

type Alarm = MetricAlarm | CompositeAlarm;

interface Known {
    readonly until: number;
    readonly metricAlarms: readonly MetricAlarm[];
    readonly compositeAlarms: readonly CompositeAlarm[];
}

/** The alarms of an account and Region: reads them back by DescribeAlarms, and sets the state that they should have. */
export class AccountAlarms {
    private known: Known | undefined;
    private readonly reported = new Set<string>();

    constructor(
        private readonly cloudWatch: CloudWatchClient,
        private readonly store: MetricStore,
        private readonly problem: (text: string) => void,
    ) {}

    forget(): void {
        this.known = undefined;
    }

    /** Evaluates the alarms on the metrics with these keys; all alarms if none are given. */
    async evaluate(metrics?: ReadonlySet<string>): Promise<void> {
        const { metricAlarms, compositeAlarms } = await this.read();
        const states = new Map<string | undefined, State | undefined>();
        for (const { AlarmName, AlarmArn, StateValue } of [...metricAlarms, ...compositeAlarms]) {
            states.set(AlarmName, StateValue).set(AlarmArn, StateValue);
        }
        const changes: Alarm[] = [];
        const change = async (alarm: Alarm, evaluation: Evaluation | undefined): Promise<boolean> => {
            if (!evaluation || evaluation.state === states.get(alarm.AlarmArn)) {
                return false;
            }
            await this.setState(alarm, evaluation);
            states.set(alarm.AlarmName, evaluation.state).set(alarm.AlarmArn, evaluation.state);
            changes.push(alarm);
            return true;
        };
        for (const alarm of metricAlarms) {
            await change(alarm, this.evaluateMetric(alarm, metrics));
        }
        // A rule may ask for the state of other composite alarms.
        for (let again = compositeAlarms.length; again > 0; again -= 1) {
            let changed = false;
            for (const alarm of compositeAlarms) {
                const trigger = changes.at(-1) ?? alarm;
                changed = (await change(alarm, this.evaluateComposite(alarm, trigger, states))) || changed;
            }
            if (!changed) {
                break;
            }
        }
    }

    /** Forgets the data points that raised alarms. Those that rise where data is missing stay: more of it would be missing. */
    async fallBack(): Promise<void> {
        this.forget();
        for (const alarm of (await this.read()).metricAlarms) {
            const watched = watchedBy(alarm);
            if (
                alarm.StateValue === "ALARM" &&
                typeof watched !== "string" &&
                watched.conditions.missingData !== "breaching"
            ) {
                this.store.forget(watched.metric);
            }
        }
        await this.evaluate();
    }

    private evaluateMetric(alarm: MetricAlarm, metrics: ReadonlySet<string> | undefined): Evaluation | undefined {
        const watched = watchedBy(alarm);
        if (typeof watched === "string") {
            this.reportOnce(`The alarm ${alarm.AlarmName} is not evaluated: ${watched}.`);
            return undefined;
        }
        const { metric, unit, conditions } = watched;
        const isNew = alarm.StateValue === "INSUFFICIENT_DATA" && ageOf(alarm) < timeToBegin;
        if (metrics ? !metrics.has(keyOf(metric)) : isNew) {
            return undefined;
        }
        const read = (start: number, end: number) => this.store.statistics(metric, unit, start, end);
        return evaluateMetricAlarm(conditions, read, Date.now());
    }

    private evaluateComposite(
        alarm: CompositeAlarm,
        trigger: Alarm,
        states: ReadonlyMap<string | undefined, State | undefined>,
    ): Evaluation | undefined {
        try {
            const state = evaluateAlarmRule(alarm.AlarmRule ?? "", (name) => states.get(name)) ? "ALARM" : "OK";
            return { state, ...compositeReason(trigger.AlarmArn ?? "", states.get(trigger.AlarmArn), new Date()) };
        } catch (error) {
            if (!(error instanceof AlarmRuleError)) {
                throw error;
            }
            this.reportOnce(
                `The alarm ${alarm.AlarmName} is not evaluated: its rule cannot be read: ${error.message}.`,
            );
            return undefined;
        }
    }

    private async setState({ AlarmName }: Alarm, { state, reason, reasonData }: Evaluation): Promise<void> {
        this.forget();
        try {
            await this.cloudWatch.send(
                new SetAlarmStateCommand({
                    AlarmName,
                    StateValue: state,
                    StateReason: reason,
                    StateReasonData: reasonData,
                }),
            );
        } catch (error) {
            // Deleted since it was read.
            if (!(error instanceof ResourceNotFound)) {
                throw error;
            }
        }
    }

    private async read(): Promise<Known> {
        if (this.known && this.known.until > Date.now()) {
            return this.known;
        }
        const metricAlarms: MetricAlarm[] = [];
        const compositeAlarms: CompositeAlarm[] = [];
        const pages = paginateDescribeAlarms(
            { client: this.cloudWatch, pageSize: 100 },
            { AlarmTypes: ["MetricAlarm", "CompositeAlarm"] },
        );
        for await (const page of pages) {
            metricAlarms.push(...(page.MetricAlarms ?? []));
            compositeAlarms.push(...(page.CompositeAlarms ?? []));
        }
        this.known = { until: Date.now() + freshness, metricAlarms, compositeAlarms };
        return this.known;
    }

    private reportOnce(text: string): void {
        if (!this.reported.has(text)) {
            this.reported.add(text);
            this.problem(text);
        }
    }
}

const ageOf = ({ StateUpdatedTimestamp }: MetricAlarm): number => Date.now() - (StateUpdatedTimestamp?.getTime() ?? 0);
