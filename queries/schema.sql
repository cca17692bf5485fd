-- The stored tables. Everything that enters is a submission; rows are inserted and never changed, so that the
-- value in force is a question of reading (the latest submission that is not withdrawn), and undo, audit and
-- target versions are one mechanism. Money is in yuan, values are in the indicator's own unit.
-- Each part below is run once, in order, on a database that does not have it yet; parts are only ever added.

-- version 1

create table months (month integer not null);
insert into months values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12);

create sequence submission_numbers;
create table submissions (
    submission_id bigint not null default nextval('submission_numbers'),
    kind varchar not null check (kind in ('targets', 'actuals', 'spending', 'links')),
    department_code varchar not null,
    year integer not null,
    submitted_by varchar not null,
    submitted_at timestamp not null,
    file_name varchar not null,
    file_sha256 varchar not null,
    encoding varchar not null,
    is_illustrative boolean not null,
    row_count integer not null
);

-- What happened to a submission; the latest event gives its state.
create sequence event_numbers;
create table submission_events (
    event_id bigint not null default nextval('event_numbers'),
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    event varchar not null check (event in ('committed', 'withdrawn', 'restored')),
    happened_at timestamp not null,
    done_by varchar not null
);

-- The head of the official target form.
create table department_forms (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    department_name varchar not null,
    supervising_department varchar,
    staff_count integer,
    subordinate_unit_count integer,
    goal_text varchar
);

create table budget_lines (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    line_code varchar not null,
    line_name varchar not null,
    side varchar not null check (side in ('expenditure', 'revenue')),
    budget_amount decimal(18, 2),
    source_row integer not null
);

create table tasks (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    task_code varchar not null,
    section varchar not null check (section in ('key', 'other')),
    task_number varchar,
    task_name varchar not null,
    content varchar,
    budget_amount decimal(18, 2),
    payment_month integer check (payment_month between 1 and 12),
    source_row integer not null
);

create table indicators (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    indicator_code varchar not null,
    level1 varchar not null,
    level2 varchar not null,
    level3 varchar not null,
    explanation varchar,
    comparator varchar check (comparator in ('≥', '>', '=', '<', '≤')),
    target_value decimal(18, 4),
    target_text varchar not null,
    unit varchar,
    tolerance_value decimal(18, 4) not null default 0 check (tolerance_value >= 0),
    weight decimal(9, 4) check (weight > 0),
    aggregation varchar not null check (
        aggregation in ('sum', 'latest', 'average', 'maximum', 'minimum', 'ratio')
    ),
    direction varchar not null check (direction in ('higher', 'lower', 'exact')),
    pacing varchar not null check (pacing in ('even', 'steps', 'every_month', 'due')),
    due_month integer check (due_month between 1 and 12),
    is_proposal boolean not null,
    proposal_reason varchar,
    needs_confirmation boolean not null,
    source_row integer not null,
    -- A number to compare with has a comparator; a target in words has neither.
    check ((target_value is null) = (comparator is null)),
    check ((direction = 'lower') = coalesce(comparator in ('≤', '<'), false)),
    check (direction != 'exact' or comparator = '='),
    check ((pacing = 'due') = (due_month is not null)),
    -- A ceiling or a price has no part that is due by March: pro rata parts belong to what is to be reached.
    check (pacing not in ('even', 'steps') or (direction = 'higher' and target_value is not null))
);

-- Every row of the official form as it stood in the file, and how it was understood.
create table source_rows (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    source_row integer not null,
    treatment varchar not null check (treatment in ('read', 'layout', 'not_understood')),
    meaning varchar not null,
    content varchar not null
);

create table actuals (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    month integer not null check (month between 1 and 12),
    indicator_code varchar not null,
    actual_value decimal(18, 4),
    numerator_value decimal(18, 4),
    denominator_value decimal(18, 4),
    note varchar,
    source_row integer not null
);

create table spending (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    month integer not null check (month between 1 and 12),
    task_code varchar not null,
    spent_amount decimal(18, 2) not null,
    note varchar,
    source_row integer not null
);

create table links (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    task_code varchar not null,
    indicator_code varchar not null
);

-- Thresholds and choices; the latest entry of a name is in force.
create sequence setting_numbers;
create table settings (
    entry_id bigint not null default nextval('setting_numbers'),
    setting_name varchar not null,
    setting_value varchar not null,
    changed_at timestamp not null,
    changed_by varchar not null
);
insert into settings (setting_name, setting_value, changed_at, changed_by) values
('on_track_rate', '0.8', timestamp '2023-01-01', 'default'),
('slow_rate', '0.6', timestamp '2023-01-01', 'default'),
('over_achievement_rate', '1.3', timestamp '2023-01-01', 'default'),
('near_miss_rate', '1', timestamp '2023-01-01', 'default'),
('qualitative_met_rate', '0.8', timestamp '2023-01-01', 'default'),
('qualitative_partly_rate', '0.6', timestamp '2023-01-01', 'default'),
('lower_completion_rule', 'target_over_value', timestamp '2023-01-01', 'default'),
('double_monitoring_gap', '0.1', timestamp '2023-01-01', 'default'),
('report_deadline_day', '10', timestamp '2023-01-01', 'default'),
('execution_points', '10', timestamp '2023-01-01', 'default'),
('output_points', '50', timestamp '2023-01-01', 'default'),
('benefit_points', '30', timestamp '2023-01-01', 'default'),
('satisfaction_points', '10', timestamp '2023-01-01', 'default'),
('excellent_score', '90', timestamp '2023-01-01', 'default'),
('good_score', '80', timestamp '2023-01-01', 'default'),
('pass_score', '60', timestamp '2023-01-01', 'default');
