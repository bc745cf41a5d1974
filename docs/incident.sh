#!/usr/bin/env bash
# The incident of investigating.md, in the embedded AWS: bash docs/incident.sh in `npm run local -- shell`.
set -euo pipefail

# The account before: a role for administrators, and the IAM user build with an access key.
trust='{
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole"}]
}'
aws iam create-role --role-name Administrator --assume-role-policy-document "$trust" > /dev/null
aws iam create-user --user-name build > /dev/null
key=$(aws iam create-access-key --user-name build --query AccessKey.[AccessKeyId,SecretAccessKey] --output text)

# Somebody else with that key.
export AWS_ACCESS_KEY_ID=${key%%[[:space:]]*} AWS_SECRET_ACCESS_KEY=${key##*[[:space:]]}
aws sts get-caller-identity > /dev/null
aws iam list-roles > /dev/null
session=$(aws sts assume-role --role-arn arn:aws:iam::111122223333:role/Administrator --role-session-name ci \
    --query Credentials.[AccessKeyId,SecretAccessKey,SessionToken] --output text)
read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN <<< "$session"
export AWS_SESSION_TOKEN
# Event times are whole seconds: what build did stays before what the session does.
sleep 1
aws iam create-user --user-name support-2 > /dev/null
aws iam create-access-key --user-name support-2 > /dev/null
aws cloudtrail describe-trails > /dev/null
aws cloudtrail stop-logging --name orgtrail-organization-trail
aws secretsmanager list-secrets > /dev/null
