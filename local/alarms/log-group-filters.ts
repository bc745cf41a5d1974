import {
    type CloudWatchLogsClient,
    type MetricFilter,
    paginateDescribeMetricFilters,
} from "@aws-sdk/client-cloudwatch-logs";
import { FilterPatternError } from "../../detections/filter-pattern/expression";
import { compileFilter, type CompiledFilter } from "./metric-filter";

/** How long filters that were read back are taken for what they are. Milliseconds. */
const freshness = 1_000;

/** The metric filters of the log groups of an account and Region, as DescribeMetricFilters tells them. */
export class LogGroupFilters {
    private readonly known = new Map<string, { readonly until: number; readonly filters: readonly CompiledFilter[] }>();
    /** By the text of the filter: undefined where it cannot be evaluated. */
    private readonly compiled = new Map<string, CompiledFilter | undefined>();

    constructor(
        private readonly logs: CloudWatchLogsClient,
        private readonly problem: (text: string) => void,
    ) {}

    async of(logGroupName: string): Promise<readonly CompiledFilter[]> {
        const known = this.known.get(logGroupName);
        if (known && known.until > Date.now()) {
            return known.filters;
        }
        const found: MetricFilter[] = [];
        for await (const page of paginateDescribeMetricFilters({ client: this.logs }, { logGroupName })) {
            found.push(...(page.metricFilters ?? []));
        }
        const filters = found.flatMap((filter) => this.compile(filter) ?? []);
        this.known.set(logGroupName, { until: Date.now() + freshness, filters });
        return filters;
    }

    forget(): void {
        this.known.clear();
    }

    /** A filter that cannot be evaluated is reported once; the others go on. */
    private compile(filter: MetricFilter): CompiledFilter | undefined {
        const text = JSON.stringify([filter.filterName, filter.filterPattern, filter.metricTransformations]);
        if (!this.compiled.has(text)) {
            this.compiled.set(text, this.tryToCompile(filter));
        }
        return this.compiled.get(text);
    }

    private tryToCompile(filter: MetricFilter): CompiledFilter | undefined {
        try {
            return compileFilter(filter);
        } catch (error) {
            if (!(error instanceof FilterPatternError)) {
                throw error;
            }
            this.problem(`The metric filter ${filter.filterName} counts nothing: ${error.message}`);
            return undefined;
        }
    }
}
