/**
 * The functions of Athena that the saved queries use and DuckDB lacks, or has with other arguments, as macros of DuckDB:
 * the very text of a query then runs on both ("Functions in Amazon Athena").
 */
export const athenaFunctions: readonly string[] = [
    "CREATE MACRO date_format(day, pattern) AS strftime(day, pattern)",
    "CREATE MACRO json_format(value) AS CAST(value AS VARCHAR)",
    "CREATE MACRO regexp_like(value, pattern) AS regexp_matches(value, pattern)",
    "CREATE MACRO cardinality(list) AS len(list)",
    // A name within quotes and brackets, which DuckDB writes with a dot.
    `CREATE MACRO athena_path(path) AS regexp_replace(path, '\\["([^"]*)"\\]', '."\\1"', 'g')`,
    "CREATE MACRO json_extract(value, path) AS system.main.json_extract(value, athena_path(path))",
    `CREATE MACRO json_extract_scalar(value, path) AS CASE
        WHEN json_type(value, athena_path(path)) IN ('OBJECT', 'ARRAY', 'NULL') THEN NULL
        ELSE json_extract_string(value, athena_path(path))
    END`,
];
