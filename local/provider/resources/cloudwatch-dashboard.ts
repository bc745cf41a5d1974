import { json, text } from "../arguments";
import { regional, resourceType } from "../resource-type";

/** Its id is its name. */
export const dashboard = resourceType({
    service: "cloudwatch",
    arguments: {
        dashboardName: text({ required: true, replaces: true }),
        dashboardBody: json({ required: true }),
        ...regional,
    },
    outputs: ["dashboardArn"],
    stables: ["dashboardArn", "dashboardName"],
    identity: ["dashboardName"],

    async create({ client }, { dashboardName, dashboardBody }) {
        await client.putDashboard({ DashboardName: dashboardName, DashboardBody: dashboardBody });
        return dashboardName;
    },

    update: ({ client }, name, { dashboardBody }) =>
        client.putDashboard({ DashboardName: name, DashboardBody: dashboardBody }),

    async read({ client }, name) {
        const found = await client.getDashboard({ DashboardName: name });
        return {
            dashboardArn: found.DashboardArn,
            dashboardName: found.DashboardName,
            dashboardBody: found.DashboardBody,
        };
    },

    delete: ({ client }, name) => client.deleteDashboards({ DashboardNames: [name] }),
});
