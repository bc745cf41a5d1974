import { sampleContext } from "../../detections/context";
import { Filters } from "../../detections/firing";
import { tunedCatalogue } from "../../detections/tuning";
import { alarmsSchema } from "../../settings/alarms";
import { detectionNamesOf } from "../../settings/detection-names";
import type { Settings } from "../../settings/settings";

/** The alarms of a deployment, or of one with the default names and no tuning. */
export function alarmFilters(settings: Settings | undefined): Filters {
    return new Filters(
        settings
            ? tunedCatalogue(detectionNamesOf(settings), settings.alarms)
            : tunedCatalogue(sampleContext, alarmsSchema.parse(undefined)),
    );
}
