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

-- version 2

-- The kinds of submissions are more; a check cannot be altered, so the table is made anew.
create table kept_submissions as select * from submissions;
drop table submissions;
create table submissions (
    submission_id bigint not null default nextval('submission_numbers'),
    kind varchar not null check (
        kind in ('targets', 'actuals', 'spending', 'links', 'counting', 'planning', 'budget', 'explanations')
    ),
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
insert into submissions select * from kept_submissions;
drop table kept_submissions;

-- How an indicator is counted and who answers for it, as a person decided; it takes the place of the proposal.
create table countings (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    indicator_code varchar not null,
    -- The comparator that this was decided for: a form that compares otherwise asks for a new decision.
    comparator varchar check (comparator in ('≥', '>', '=', '<', '≤')),
    aggregation varchar not null check (
        aggregation in ('sum', 'latest', 'average', 'maximum', 'minimum', 'ratio')
    ),
    direction varchar not null check (direction in ('higher', 'lower', 'exact')),
    pacing varchar not null check (pacing in ('even', 'steps', 'every_month', 'due')),
    due_month integer check (due_month between 1 and 12),
    tolerance_value decimal(18, 4) not null check (tolerance_value >= 0),
    weight decimal(9, 4) check (weight > 0),
    responsible_office varchar,
    counting_note varchar,
    check ((direction = 'lower') = coalesce(comparator in ('≤', '<'), false)),
    check (direction != 'exact' or comparator = '='),
    check ((pacing = 'due') = (due_month is not null)),
    check (pacing not in ('even', 'steps') or (direction = 'higher' and comparator is not null))
);

-- What is planned for each month of an indicator; it belongs to the counting of the same submission.
create table indicator_plans (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    indicator_code varchar not null,
    month integer not null check (month between 1 and 12),
    planned_value decimal(18, 4) not null check (planned_value >= 0)
);

-- When a task's money is paid and who answers for it, as a person decided.
create table plannings (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    task_code varchar not null,
    payment_month integer check (payment_month between 1 and 12),
    responsible_office varchar,
    planning_note varchar
);

-- What is to be paid in each month for a task; it belongs to the planning of the same submission.
create table task_plans (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    task_code varchar not null,
    month integer not null check (month between 1 and 12),
    planned_amount decimal(18, 2) not null check (planned_amount >= 0)
);

-- The budget of a task or budget line from a month on, once it was adjusted within the year.
create table adjusted_budgets (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    month integer not null check (month between 1 and 12),
    task_code varchar not null,
    budget_amount decimal(18, 2) not null check (budget_amount >= 0),
    note varchar,
    source_row integer not null
);

-- Why an indicator, task or budget line deviates at the end of a month, in the columns of the official table.
create table explanations (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    month integer not null check (month between 1 and 12),
    -- The code of an indicator, task or budget line.
    item_code varchar not null,
    is_funding_reason boolean not null,
    is_policy_reason boolean not null,
    is_staffing_reason boolean not null,
    is_facility_reason boolean not null,
    is_other_reason boolean not null,
    reason_text varchar not null,
    measures varchar,
    likelihood varchar check (likelihood in ('certain', 'possible', 'impossible')),
    -- The expected figure at the end of the year: in the indicator's unit, money in yuan.
    expected_value decimal(18, 4),
    source_row integer not null,
    check (
        reason_text != ''
        or not (is_funding_reason or is_policy_reason or is_staffing_reason or is_facility_reason or is_other_reason)
    )
);

-- A closed month takes no more figures until it is reopened; the latest event gives its state.
create sequence month_event_numbers;
create table month_events (
    event_id bigint not null default nextval('month_event_numbers'),
    department_code varchar not null,
    year integer not null,
    month integer not null check (month between 1 and 12),
    event varchar not null check (event in ('closed', 'reopened')),
    happened_at timestamp not null,
    done_by varchar not null,
    reason varchar not null
);

-- version 3

-- A figure that covers more than its month, because no single months were known, begins at this one.
alter table actuals add column first_month integer;
alter table spending add column first_month integer;

-- version 4

-- The target before it was adjusted within the year, as printed, where the form has both.
alter table indicators add column initial_target_text varchar;

-- The points (分值) and scores (得分) that a self-evaluation prints; ours are computed and never taken from here.
create table printed_scores (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    -- In the order of the paper, from 1.
    score_number integer not null,
    part varchar not null check (part in ('indicator', 'execution', 'task', 'level', 'total')),
    -- The code of the indicator, task or budget line; none for the whole budget and for sums.
    item_code varchar,
    item_name varchar not null,
    -- Of an indicator, or those whose indicators a sum is of; none for a sum of all.
    level1 varchar,
    level2 varchar,
    points decimal(9, 4),
    score decimal(9, 4),
    -- A file may have a paper for each project; sums are of their own paper.
    paper_number integer not null,
    is_in_total boolean not null,
    source_row integer not null,
    check (points is not null or score is not null)
);

-- version 5

-- From this reporting rate on a month counts as reported, closed or not.
insert into settings (setting_name, setting_value, changed_at, changed_by) values
('reported_month_rate', '0.8', timestamp '2023-01-01', 'default');

-- version 6

-- Which office answers for an indicator or a task as the form says; what a person decided takes its place.
alter table indicators add column responsible_office varchar;
alter table tasks add column responsible_office varchar;

-- Files as they came in, each content once. They stand here and not in a folder beside the database, so that a backup
-- has them, a transaction stores them with their figures or not at all, and no path leads out. Only who opens one
-- reads its content.
create table originals (
    original_sha256 varchar not null,
    content blob not null,
    kept_at timestamp not null
);

-- The file and the sheet that a submission was read from; none where the file is not kept.
create table submission_originals (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    original_sha256 varchar not null,
    original_name varchar not null,
    sheet varchar not null,
    byte_count bigint not null
);

-- How many megabytes all kept files may have together.
insert into settings (setting_name, setting_value, changed_at, changed_by) values
('kept_files_mb', '2000', timestamp '2023-01-01', 'default');

-- version 7

-- Who may sign in with a password, which roles that gives, and for which departments; all where none is named.
create table accounts (
    account_name varchar not null,
    password_hash varchar not null,
    -- Roles and codes of departments, separated by commas.
    roles varchar not null,
    department_codes varchar,
    is_disabled boolean not null,
    changed_at timestamp not null
);

-- What happened that leaves no submission, no closed month and no setting: sign-ins, refusals, exports, accounts.
create sequence audit_numbers;
create table audit_entries (
    entry_id bigint not null default nextval('audit_numbers'),
    happened_at timestamp not null,
    -- Who did it, or tried to; from which address of the network, where it is known.
    person varchar not null,
    network_address varchar not null,
    event varchar not null,
    department_code varchar,
    -- What it was done to: an account, a file, a figure.
    subject varchar not null
);

-- version 8

-- What was stored, in the order in which it was: a link for the rows of one table that came in together. A row that was
-- changed, added or taken away since differs from its link; a link that was, from the links after it.
create table chain_links (
    link_number bigint not null,
    table_name varchar not null,
    -- The submission, event or entry that the rows are of.
    subject_number bigint not null,
    -- The beginnings of the rows' own hashes, to find the row that differs.
    row_marks varchar not null,
    -- SHA-256 of the link before, table, number and all rows.
    link_sha256 varchar not null
);

-- version 9

-- An approver confirmed the figures of a month, or gave them back; the latest event counts.
create sequence approval_event_numbers;
create table approval_events (
    event_id bigint not null default nextval('approval_event_numbers'),
    department_code varchar not null,
    year integer not null,
    month integer not null check (month between 1 and 12),
    event varchar not null check (event in ('approved', 'returned')),
    happened_at timestamp not null,
    done_by varchar not null,
    reason varchar not null,
    -- The latest event of any submission at that time: what came after it, the approver has not seen.
    seen_event_id bigint not null,
    check (event != 'returned' or reason != '')
);

-- version 10

-- What papers need besides figures comes in as kinds of its own. Which kinds there are, say the rights to submit them:
-- a list here would have to be made anew with each.
create table kept_submissions as select * from submissions;
drop table submissions;
create table submissions (
    submission_id bigint not null default nextval('submission_numbers'),
    kind varchar not null,
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
insert into submissions select * from kept_submissions;
drop table kept_submissions;

-- What is expected of an indicator, task or budget line at the end of the year, as said at the end of a month. An
-- explanation (table explanations) may say it too: of both the latest counts. A row without anything takes it back.
create table outlooks (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    month integer not null check (month between 1 and 12),
    item_code varchar not null,
    likelihood varchar check (likelihood in ('certain', 'possible', 'impossible')),
    -- In the indicator's unit, money in yuan.
    expected_value decimal(18, 4),
    -- In words, of a target in words or of a task.
    expected_text varchar,
    source_row integer not null
);

-- Where the money of a task, or of the whole budget (total), comes from and how much of it is spent up to a month.
create table money_sources (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    month integer not null check (month between 1 and 12),
    task_code varchar not null,
    -- This year's grants (当年财政拨款), carried over (上年结转资金), other money (其他资金).
    money_source varchar not null check (money_source in ('fiscal', 'carried', 'other')),
    planned_amount decimal(18, 2) check (planned_amount >= 0),
    -- After adjustment within the year; none where it was not adjusted.
    adjusted_amount decimal(18, 2) check (adjusted_amount >= 0),
    executed_amount decimal(18, 2),
    expected_amount decimal(18, 2) check (expected_amount >= 0),
    source_row integer not null
);

-- What papers say in words of an item, or of the department as a whole (total), up to a month.
create table paper_texts (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    month integer not null check (month between 1 and 12),
    item_code varchar not null,
    topic varchar not null check (
        topic in (
            'result', 'conclusion', 'problems', 'measures', 'organisation', 'application', 'publication'
        )
    ),
    -- Empty where it is taken back.
    body varchar not null,
    source_row integer not null
);

-- What was decided of a deviation after the first round (整改), what is done about it and what came of it.
create table corrections (
    submission_id bigint not null,
    department_code varchar not null,
    year integer not null,
    -- From this month's papers on it is said so.
    month integer not null check (month between 1 and 12),
    item_code varchar not null,
    decided_on date not null,
    decision varchar not null check (decision != ''),
    measures varchar not null,
    -- Up to this day it is to be done; none where no calendar covers it and nobody named one.
    due_on date,
    result varchar not null,
    done_on date,
    source_row integer not null,
    check (done_on is null or result != '')
);

insert into settings (setting_name, setting_value, changed_at, changed_by) values
('check_place', 'central', timestamp '2023-01-01', 'default'),
('correction_days', '10', timestamp '2023-01-01', 'default');

-- version 11

-- Every state of an account, as it was given, changed or disabled; the accounts in force are held against the latest.
-- Of a password there is but the SHA-256 of its hash: a former one is of no use to anybody.
create sequence account_event_numbers;
create table account_events (
    event_id bigint not null default nextval('account_event_numbers'),
    account_name varchar not null,
    password_mark varchar not null,
    roles varchar not null,
    department_codes varchar,
    is_disabled boolean not null,
    happened_at timestamp not null
);
insert into account_events (account_name, password_mark, roles, department_codes, is_disabled, happened_at)
select
    account_name,
    sha256(password_hash) as password_mark,
    roles,
    department_codes,
    is_disabled,
    changed_at,
from accounts
order by account_name;
